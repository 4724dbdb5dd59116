import { describe, expect, it } from 'vitest';
import { ofType } from '../stack-view.ts';
import { synthesised } from '../synthesised.ts';
import { fleetWith, PLAIN_POOL } from '../written-fleet.ts';

describe('alarms', () => {
  it('watch each group for its own maximum', () => {
    const view = synthesised(fleetWith({ pools: { cpu: PLAIN_POOL, arm: PLAIN_POOL } }));
    for (const pool of ['cpu', 'arm']) {
      const alarm = ofType(view, 'aws_cloudwatch_metric_alarm').find(
        ({ attributes }) => attributes.alarm_name === `tvm-alarm-pool-${pool}-full`,
      );
      const dimensions = { AutoScalingGroupName: `\${aws_autoscaling_group.pool_${pool}.name}` };
      expect(alarm?.attributes).toMatchObject({
        metric_query: [
          { return_data: true },
          { metric: { metric_name: 'GroupInServiceInstances', dimensions } },
          { metric: { metric_name: 'GroupMaxSize', dimensions } },
        ],
      });
    }
  });

  it('read only metrics that the groups send', () => {
    const view = synthesised(fleetWith({}));
    const [group] = ofType(view, 'aws_autoscaling_group');
    expect(group?.attributes.enabled_metrics).toEqual(
      expect.arrayContaining(['GroupInServiceInstances', 'GroupMaxSize']),
    );
  });

  it('reach each address once', () => {
    const addresses = ['ci@example.org', 'c.i@example.org', 'c-i@example.org'];
    const view = synthesised(fleetWith({ alerts: { notify: [...addresses, 'ci@example.org'] } }));
    const subscribed = ofType(view, 'aws_sns_topic_subscription').map(
      ({ attributes }) => attributes.endpoint,
    );
    expect(subscribed).toEqual(addresses);
  });
});
