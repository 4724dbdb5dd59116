import { Apigatewayv2Api } from '@cdktf/provider-aws/lib/apigatewayv2-api/index.js';
import { Apigatewayv2Integration } from '@cdktf/provider-aws/lib/apigatewayv2-integration/index.js';
import { Apigatewayv2Route } from '@cdktf/provider-aws/lib/apigatewayv2-route/index.js';
import { Apigatewayv2Stage } from '@cdktf/provider-aws/lib/apigatewayv2-stage/index.js';
import { LambdaPermission } from '@cdktf/provider-aws/lib/lambda-permission/index.js';
import { Construct } from 'constructs';
import { botLogPart } from '../../fleet/resolve/bot-parts.ts';
import { botName } from '../../fleet/resolve/names.ts';
import type { BotSettings } from '../../fleet/schema/bot.ts';
import type { Fleet } from '../../fleet/schema/fleet.ts';
import { THIS } from '../logical-id.ts';
import { botLog } from './bot-log.ts';

/** GitHub gives a delivery up after 10 seconds, so that a later answer is of no use. */
export const LONGEST_ANSWER_SECONDS = 9;

/** How many times the rate a burst may be: a push to a branch with many pull requests makes one. */
const BURST = 2;

/** By the part of the name of its resources: what may be asked, and nothing else. */
const ROUTES = { webhook: 'POST /webhook', report: 'POST /report', healthz: 'GET /healthz' } as const;

/** What is written down of each request. Never a header, a query or a body: they are a stranger's words. */
const LOGGED = {
  at: '$context.requestTimeEpoch',
  id: '$context.requestId',
  from: '$context.identity.sourceIp',
  route: '$context.routeKey',
  status: '$context.status',
  milliseconds: '$context.responseLatency',
  answered: '$context.integrationStatus',
  bytes: '$context.responseLength',
};

/** What the API needs to know. */
export interface WebApiProps {
  readonly fleet: Fleet;
  readonly bot: BotSettings;
  readonly keyArn: string;
  readonly ingest: { readonly name: string; readonly invokeArn: string };
}

/** The one thing of the bot that strangers reach: it throttles them, writes down who came, and asks the ingest function. */
export class WebApi extends Construct {
  readonly id: string;
  /** Without a slash at its end; of no use where the bot has a host name of its own. */
  readonly address: string;
  readonly stage: string;

  constructor(scope: Construct, id: string, props: WebApiProps) {
    super(scope, id);
    const { fleet, bot } = props;
    const api = new Apigatewayv2Api(this, THIS, {
      name: botName(fleet),
      description: 'Deliveries of GitHub and reports of runners, for the bot',
      protocolType: 'HTTP',
      disableExecuteApiEndpoint: bot.host !== undefined,
    });
    this.#routes(api, props);
    this.stage = this.#stage(api, props).id;
    this.id = api.id;
    this.address = api.apiEndpoint;
  }

  #routes(api: Apigatewayv2Api, { ingest }: WebApiProps): void {
    const integration = new Apigatewayv2Integration(this, 'ingest', {
      apiId: api.id,
      integrationType: 'AWS_PROXY',
      integrationUri: ingest.invokeArn,
      payloadFormatVersion: '2.0',
      timeoutMilliseconds: LONGEST_ANSWER_SECONDS * 1_000,
    });
    for (const [part, routeKey] of Object.entries(ROUTES)) {
      new Apigatewayv2Route(this, part, {
        apiId: api.id,
        routeKey,
        // GitHub and runners sign what they send, and the function looks at that before anything else.
        authorizationType: 'NONE',
        target: `integrations/${integration.id}`,
      });
      new LambdaPermission(this, `${part}-invokes`, {
        statementId: `api-${part}`,
        action: 'lambda:InvokeFunction',
        functionName: ingest.name,
        principal: 'apigateway.amazonaws.com',
        sourceArn: `${api.executionArn}/*/${routeKey.replace(' ', '')}`,
      });
    }
  }

  #stage(api: Apigatewayv2Api, { fleet, bot, keyArn }: WebApiProps): Apigatewayv2Stage {
    const log = botLog(this, 'log', { fleet, keyArn, part: botLogPart('access') });
    const { rate } = bot.ingest;
    return new Apigatewayv2Stage(this, 'stage', {
      apiId: api.id,
      name: '$default',
      autoDeploy: true,
      defaultRouteSettings: { throttlingRateLimit: rate, throttlingBurstLimit: rate * BURST },
      accessLogSettings: { destinationArn: log.arn, format: JSON.stringify(LOGGED) },
    });
  }
}
