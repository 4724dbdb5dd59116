import { IamRole } from '@cdktf/provider-aws/lib/iam-role/index.js';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy/index.js';
import { LambdaFunction } from '@cdktf/provider-aws/lib/lambda-function/index.js';
import { LambdaFunctionEventInvokeConfig } from '@cdktf/provider-aws/lib/lambda-function-event-invoke-config/index.js';
import { Construct } from 'constructs';
import { BOT_FILES, type BotPart, botLogPart, botPackage } from '../../fleet/resolve/bot-parts.ts';
import { botFunctionName, roleName } from '../../fleet/resolve/names.ts';
import type { Fleet } from '../../fleet/schema/fleet.ts';
import type { Size } from '../../fleet/values/size.ts';
import { THIS } from '../logical-id.ts';
import { policyDocument, type Statement, trustOf } from '../policy-document.ts';
import { botLog } from './bot-log.ts';

/** The newest that AWS provider 5.100.0 knows. */
const RUNTIME = 'nodejs22.x';

/** A scheduled event that could not be handed over by then is not worth it: the next one says the same. */
const SECONDS_OF_AN_EVENT = 60;

/** What a function is. */
export interface BotFunctionProps {
  readonly fleet: Fleet;
  readonly keyArn: string;
  readonly part: BotPart;
  readonly description: string;
  readonly memory: Size;
  readonly timeoutSeconds: number;
  /** So many at once, of the account's concurrency reserved for it. */
  readonly concurrency: number;
  /** Names only: who may see the function sees them. */
  readonly environment: Readonly<Record<string, string>>;
  /** What it may do, beside writing its log. */
  readonly rights: readonly Statement[];
  /** A schedule invokes it too. */
  readonly scheduled: boolean;
}

/** A function of the bot with its role, its log, and its package, which `fleet bot bundle` makes beside the configuration. */
export class BotFunction extends Construct {
  readonly arn: string;
  readonly invokeArn: string;
  readonly name: string;

  constructor(scope: Construct, id: string, props: BotFunctionProps) {
    super(scope, id);
    const { fleet, part } = props;
    const log = botLog(this, 'log', { fleet, keyArn: props.keyArn, part: botLogPart(part) });
    const rights = [...props.rights, writes(log.arn)];
    const role = this.#role(fleet, part, rights);
    const file = botPackage(part);
    const made = new LambdaFunction(this, THIS, {
      functionName: botFunctionName(fleet, part),
      description: props.description,
      role: role.arn,
      runtime: RUNTIME,
      // A fifth cheaper than x86_64, and nothing in the packages is compiled.
      architectures: ['arm64'],
      handler: BOT_FILES.program.replace(/mjs$/, 'handler'),
      filename: file,
      sourceCodeHash: `\${filebase64sha256("${file}")}`,
      memorySize: props.memory.mebibytes,
      timeout: props.timeoutSeconds,
      reservedConcurrentExecutions: props.concurrency,
      environment: { variables: props.environment },
      loggingConfig: { logFormat: 'JSON', logGroup: log.name },
      // Log lines carry the delivery's id through all functions, which tells as much as a trace and costs nothing.
      tracingConfig: { mode: 'PassThrough' },
      dependsOn: [role.rights],
    });
    this.arn = made.arn;
    this.invokeArn = made.invokeArn;
    this.name = made.functionName;
    if (props.scheduled) this.#triedOnce();
  }

  #role(fleet: Fleet, part: BotPart, statements: readonly Statement[]) {
    const name = roleName(fleet, `bot-${part}`);
    const role = new IamRole(this, 'role', {
      name,
      description: `The bot's ${part} function`,
      assumeRolePolicy: trustOf('lambda.amazonaws.com'),
    });
    const rights = new IamRolePolicy(this, 'rights', {
      name,
      role: role.name,
      policy: policyDocument(statements),
    });
    return { arn: role.arn, rights };
  }

  #triedOnce(): void {
    new LambdaFunctionEventInvokeConfig(this, 'events', {
      functionName: this.name,
      maximumEventAgeInSeconds: SECONDS_OF_AN_EVENT,
      maximumRetryAttempts: 0,
    });
  }
}

const writes = (logGroupArn: string): Statement => ({
  sid: 'LogWrite',
  actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
  resources: [`${logGroupArn}:*`],
});
