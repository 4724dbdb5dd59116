import { describe, expect, it } from 'vitest';
import { ofType } from '../stack-view.ts';
import { synthesised } from '../synthesised.ts';
import { fleetWith, PLAIN_POOL } from '../written-fleet.ts';

type Written = Parameters<typeof fleetWith>[0];

/** `group <- peer:port` for each rule in, without the decoration of references. */
function waysIn(written: Written): readonly string[] {
  return ofType(synthesised(fleetWith(written)), 'aws_vpc_security_group_ingress_rule').map(
    ({ attributes: { security_group_id, referenced_security_group_id, cidr_ipv4, from_port } }) =>
      `${plain(security_group_id)} <- ${plain(referenced_security_group_id ?? cidr_ipv4)}:${from_port}`,
  );
}

const plain = (id: unknown) => String(id).replace(/^\$\{aws_security_group\.(?:access_)?(.*)\.id\}$/, '$1');

const { autoscaled: _, ...machine } = PLAIN_POOL;
const docsPool = { docs: { ...machine, trust: 'main', static: { hosts: 1 } } };

describe('security groups', () => {
  it('let in the world at the door, the door to Jenkins, and the leader to its agents', () => {
    expect(new Set(waysIn({}))).toEqual(
      new Set([
        'load-balancer <- 0.0.0.0/0:443',
        'load-balancer <- 0.0.0.0/0:80',
        'leader <- load-balancer:8080',
        'agents <- leader:22',
      ]),
    );
  });

  it('let the door to the documentation only where there is one', () => {
    const docs = { host: 'docs.example.org', pool: 'docs', port: 8000 };
    const ways = waysIn({ pools: docsPool, loadBalancer: { zone: 'example.org', docs } });
    expect(ways).toContain('agents <- load-balancer:8000');
    expect(waysIn({ pools: docsPool })).not.toContain('agents <- load-balancer:8000');
  });

  it('let agents to the shared file system only where there is one', () => {
    expect(waysIn({ caches: { efs: true } })).toContain('file-system <- agents:2049');
    expect(waysIn({})).not.toContain('file-system <- agents:2049');
  });

  it('let the leader out to hosts outside AWS at their SSH ports', () => {
    const external = { hosts: ['edge-1.example.org'], port: 2222 };
    const inbound = { hosts: ['edge-2.example.org'], port: 2223, connect: 'inbound' as const };
    const pools = {
      edge: { labels: ['ios'], external },
      lab: { labels: ['android'], external: inbound },
    };
    const ports = ofType(synthesised(fleetWith({ pools })), 'aws_vpc_security_group_egress_rule')
      .filter(({ attributes }) => plain(attributes.security_group_id) === 'leader')
      .map(({ attributes }) => `${plain(attributes.cidr_ipv4)}:${attributes.from_port}`);
    expect(ports).toContain('0.0.0.0/0:2222');
    expect(ports).not.toContain('0.0.0.0/0:2223');
  });
});
