import { describe, expect, it } from 'vitest';
import type { WrittenPool } from '../../arbitraries/pool.ts';
import { ofType } from '../stack-view.ts';
import { synthesised } from '../synthesised.ts';
import { fleetWith, PLAIN_POOL } from '../written-fleet.ts';

const TYPES = ['g5.4xlarge', 'g6.4xlarge', 'g5.8xlarge'];

function stackWith(pool: WrittenPool) {
  const view = synthesised(fleetWith({ pools: { cpu: { ...PLAIN_POOL, ...pool } } }));
  const attributesOf = (address: string) => view.get(address)?.attributes;
  return {
    view,
    group: attributesOf('aws_autoscaling_group.pool_cpu'),
    template: attributesOf('aws_launch_template.pool_cpu_template'),
    of: (type: string) => ofType(view, type).map(({ attributes }) => attributes),
  };
}

describe('an autoscaled pool', () => {
  it('launches all its types in the order written, at the share written', () => {
    const { group, template } = stackWith({
      instances: TYPES,
      autoscaled: { min: 8, max: 64, onDemand: { base: 2, above: '30%' } },
    });
    expect(template).toMatchObject({ instance_type: 'g5.4xlarge' });
    expect(group).toMatchObject({
      min_size: 8,
      max_size: 64,
      mixed_instances_policy: {
        launch_template: { override: TYPES.map(instance_type => ({ instance_type })) },
        instances_distribution: {
          on_demand_allocation_strategy: 'prioritized',
          on_demand_base_capacity: 2,
          on_demand_percentage_above_base_capacity: 30,
          spot_allocation_strategy: 'price-capacity-optimized',
        },
      },
    });
  });

  it('buys nothing on spot unless it is told to', () => {
    expect(stackWith({}).group).toMatchObject({
      mixed_instances_policy: { instances_distribution: { on_demand_percentage_above_base_capacity: 100 } },
    });
  });

  it('with a warm pool takes the bare template, and keeps exactly so many machines waiting', () => {
    const { group } = stackWith({ autoscaled: { max: 10, warm: { size: 2 } } });
    expect(group).not.toHaveProperty('mixed_instances_policy');
    expect(group).toMatchObject({
      launch_template: { version: '$Latest' },
      warm_pool: { pool_state: 'Stopped', min_size: 2, max_group_prepared_capacity: 2 },
    });
  });

  it('moves only the bounds that a schedule names, and leaves them to it', () => {
    const { group, of } = stackWith({
      autoscaled: { max: 10, schedules: { day: { days: ['mon'], at: '08:00', zone: 'UTC', min: 4 } } },
    });
    expect(of('aws_autoscaling_schedule')).toMatchObject([
      {
        scheduled_action_name: 'tvm-cpu-day',
        recurrence: '0 8 * * 1',
        time_zone: 'UTC',
        min_size: 4,
        max_size: -1,
        desired_capacity: -1,
      },
    ]);
    expect(group).toMatchObject({
      lifecycle: { ignore_changes: ['desired_capacity', 'protect_from_scale_in', 'min_size'] },
    });
  });

  it('without a schedule follows the bounds of the file', () => {
    expect(stackWith({}).group).toMatchObject({
      lifecycle: { ignore_changes: ['desired_capacity', 'protect_from_scale_in'] },
    });
  });

  it('holds a machine only when asked, and then lets it go', () => {
    expect(stackWith({}).of('aws_autoscaling_lifecycle_hook')).toEqual([]);
    expect(stackWith({ debug: { hold: '30m' } }).of('aws_autoscaling_lifecycle_hook')).toMatchObject([
      {
        lifecycle_transition: 'autoscaling:EC2_INSTANCE_TERMINATING',
        heartbeat_timeout: 1_800,
        default_result: 'CONTINUE',
      },
    ]);
  });

  it('marks machines, volumes and the group with fleet, pool and sponsor', () => {
    const view = synthesised(
      fleetWith({ sponsors: { octoml: {} }, pools: { cpu: { ...PLAIN_POOL, sponsor: 'octoml' } } }),
    );
    const tags = { fleet: 'tvm', environment: 'production', pool: 'cpu', sponsor: 'octoml', Name: 'tvm-cpu' };
    expect(view.get('aws_launch_template.pool_cpu_template')?.attributes).toMatchObject({
      tag_specifications: [
        { resource_type: 'instance', tags },
        { resource_type: 'volume', tags },
      ],
    });
    expect(view.get('aws_autoscaling_group.pool_cpu')?.attributes).toMatchObject({
      tag: expect.arrayContaining(
        Object.entries(tags).map(([key, value]) => ({ key, value, propagate_at_launch: true })),
      ),
    });
  });

  it('has its system volume of the size written, under the fleet key', () => {
    expect(stackWith({ root: '2TiB' }).template).toMatchObject({
      block_device_mappings: [{ ebs: { volume_size: 2_048, encrypted: 'true' } }],
    });
  });
});

describe('pools side by side', () => {
  it('do not rename or change one another', () => {
    const alone = synthesised(fleetWith({}));
    const beside = synthesised(fleetWith({ pools: { aaa: PLAIN_POOL, cpu: PLAIN_POOL, zzz: PLAIN_POOL } }));
    for (const address of alone.keys()) expect(beside.has(address)).toBe(true);
    for (const resource of [...alone.values()].filter(({ name }) => /(?:^|_)pool_cpu(?:_|$)/.test(name)))
      expect(beside.get(resource.address)).toEqual(resource);
  });

  it('have schedules and hooks of their own, even of one name', () => {
    const pool = {
      ...PLAIN_POOL,
      debug: { hold: '30m' },
      autoscaled: { max: 10, schedules: { day: { days: ['mon' as const], at: '08:00', min: 1 } } },
    };
    const view = synthesised(fleetWith({ pools: { cpu: pool, arm: pool } }));
    for (const [type, name] of [
      ['aws_autoscaling_schedule', 'scheduled_action_name'],
      ['aws_autoscaling_lifecycle_hook', 'name'],
    ] as const) {
      const named = ofType(view, type).map(({ attributes }) => attributes[name]);
      expect(named).toHaveLength(2);
      expect(named[0]).not.toBe(named[1]);
    }
  });
});
