import { describe, expect, it } from 'vitest';
import { Duration } from '../../../fleet/values/duration.ts';
import { ofType } from '../stack-view.ts';
import { synthesised } from '../synthesised.ts';
import { fleetWithBot } from './bot-fleet.ts';

describe('the schedules of the bot', () => {
  it.each([
    ['1m', 'rate(1 minute)'],
    ['10m', 'rate(10 minutes)'],
    ['1d', 'rate(1440 minutes)'],
  ])('reconcile every %s, and look each minute for what is due', (reconcile, rate) => {
    const schedules = ofType(synthesised(fleetWithBot({ reconcile })), 'aws_scheduler_schedule');
    const told = schedules.map(({ attributes }) => [attributes.schedule_expression, attributes.target]);
    expect(told).toEqual([
      [
        'rate(1 minute)',
        expect.objectContaining({
          input: '{"task":"due"}',
          arn: `\${aws_lambda_function.bot_function_worker.arn}`,
        }),
      ],
      [
        rate,
        expect.objectContaining({
          input: '{"task":"reconcile"}',
          arn: `\${aws_lambda_function.bot_function_reconcile.arn}`,
        }),
      ],
    ]);
  });

  it.each(['1m', '10m'])('end one reconciliation before the next, every %s, begins', reconcile => {
    const view = synthesised(fleetWithBot({ reconcile }));
    const { timeout } = view.get('aws_lambda_function.bot_function_reconcile')?.attributes ?? {};
    expect(Number(timeout)).toBeLessThanOrEqual(Duration.parse(reconcile).seconds);
    expect(Number(timeout)).toBeGreaterThan(0);
  });
});
