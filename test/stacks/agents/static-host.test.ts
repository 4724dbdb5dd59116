import { describe, expect, it } from 'vitest';
import { ofType } from '../stack-view.ts';
import { synthesised } from '../synthesised.ts';
import { fleetWith, PLAIN_POOL } from '../written-fleet.ts';

function hostsOf(hosts: number) {
  const { autoscaled: _, ...machine } = PLAIN_POOL;
  const view = synthesised(fleetWith({ pools: { docs: { ...machine, trust: 'main', static: { hosts } } } }));
  return ofType(view, 'aws_instance').filter(({ name }) => name.startsWith('host_'));
}

describe('a static pool', () => {
  it('has each host as a resource of its own', () => {
    expect(hostsOf(3).map(({ address }) => address)).toEqual([
      'aws_instance.host_docs_1',
      'aws_instance.host_docs_2',
      'aws_instance.host_docs_3',
    ]);
  });

  it('spreads them over the subnets', () => {
    const subnets = hostsOf(6).map(({ attributes }) => String(attributes.subnet_id));
    const counts = [...new Set(subnets)].map(id => subnets.filter(subnet => subnet === id).length);
    expect(counts.length).toBeGreaterThan(1);
    expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
  });

  it('changes no host when another is added', () => {
    const more = hostsOf(4);
    for (const [index, host] of hostsOf(2).entries()) expect(more[index]).toEqual(host);
  });

  it('neither stops nor replaces a host for a new image or instance type', () => {
    for (const { attributes } of hostsOf(1)) {
      expect(attributes).not.toHaveProperty('launch_template');
      expect(attributes).toMatchObject({
        lifecycle: {
          ignore_changes: expect.arrayContaining(['ami', 'instance_type', 'subnet_id', 'user_data']),
        },
      });
    }
  });
});
