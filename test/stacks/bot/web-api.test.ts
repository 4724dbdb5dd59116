import { describe, expect, it } from 'vitest';
import { ofType, textsIn } from '../stack-view.ts';
import { synthesised } from '../synthesised.ts';
import { fleetWithBot } from './bot-fleet.ts';

/** GitHub marks a delivery failed after 10 seconds. */
const GITHUB_WAITS = 10;

describe('the API of the bot', () => {
  const view = synthesised(fleetWithBot({ ingest: { rate: 7 } }));
  const attributesOf = (type: string) => ofType(view, type).map(({ attributes }) => attributes);

  it('has three routes, each of which may call ingest, and no other', () => {
    const routes = attributesOf('aws_apigatewayv2_route').map(({ route_key }) => String(route_key));
    expect(routes.sort()).toEqual(['GET /healthz', 'POST /report', 'POST /webhook']);
    const permitted = attributesOf('aws_lambda_permission').map(({ source_arn, function_name }) => {
      expect(function_name).toBe(`\${aws_lambda_function.bot_function_ingest.function_name}`);
      return String(source_arn)
        .replace(`\${aws_apigatewayv2_api.bot_api.execution_arn}/*/`, '')
        .replace('/', ' /');
    });
    expect(permitted.sort()).toEqual(routes);
  });

  it('answers before GitHub gives up', () => {
    const [integration] = attributesOf('aws_apigatewayv2_integration');
    const ingest = ofType(view, 'aws_lambda_function').find(({ name }) => name.endsWith('ingest'));
    expect(Number(integration?.timeout_milliseconds)).toBeLessThan(GITHUB_WAITS * 1_000);
    expect(Number(ingest?.attributes.timeout)).toBeLessThan(GITHUB_WAITS);
  });

  it('throttles, and writes down no word of the request', () => {
    const [stage] = attributesOf('aws_apigatewayv2_stage');
    expect(stage).toMatchObject({
      default_route_settings: { throttling_rate_limit: 7, throttling_burst_limit: 14 },
    });
    const logged = textsIn(stage?.access_log_settings).join();
    expect(logged).toContain('$context.status');
    expect(logged).not.toMatch(/header|querystring|body|userAgent|\$context\.path/i);
  });

  it('is closed under its own address when it has a name', () => {
    const named = synthesised(fleetWithBot({ host: 'bot.example.org' }));
    expect(ofType(named, 'aws_apigatewayv2_api')[0]?.attributes.disable_execute_api_endpoint).toBe(true);
    expect(attributesOf('aws_apigatewayv2_api')[0]?.disable_execute_api_endpoint).toBe(false);
    expect(ofType(named, 'aws_apigatewayv2_domain_name')[0]?.attributes).toMatchObject({
      domain_name: 'bot.example.org',
      domain_name_configuration: {
        certificate_arn: `\${aws_acm_certificate_validation.bot_host_certificate_validation.certificate_arn}`,
      },
    });
    expect(ofType(view, 'aws_apigatewayv2_domain_name')).toEqual([]);
  });
});
