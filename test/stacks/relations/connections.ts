import { z } from 'zod';
import { ofType, type StackView } from '../stack-view.ts';
import type { Relation } from './relation.ts';

const ruleSchema = z.object({
  security_group_id: z.string(),
  ip_protocol: z.literal('tcp'),
  from_port: z.int(),
  to_port: z.int(),
  cidr_ipv4: z.string().optional(),
  referenced_security_group_id: z.string().optional(),
});

/** A rule of a security group: who (`peer`, a group or a block of addresses) may connect to which port, or be connected to. */
interface Rule {
  readonly address: string;
  readonly group: string;
  readonly peer: string;
  readonly ports: string;
}

function rulesOf(view: StackView, way: 'ingress' | 'egress'): readonly Rule[] {
  return ofType(view, `aws_vpc_security_group_${way}_rule`).map(({ address, attributes }) => {
    const rule = ruleSchema.parse(attributes);
    const peer = rule.cidr_ipv4 ?? rule.referenced_security_group_id ?? 'nobody';
    return { address, group: rule.security_group_id, peer, ports: `${rule.from_port}-${rule.to_port}` };
  });
}

const isGroup = (peer: string) => peer.startsWith('$');
const DOOR = `\${aws_security_group.access_load-balancer.id}`;

/** The world reaches the load balancer's 80 and 443 and nothing else. */
export const openToTheWorld: Relation = view =>
  rulesOf(view, 'ingress')
    .filter(({ peer }) => peer.endsWith('/0') || peer === 'nobody')
    .filter(({ group, ports }) => group !== DOOR || !['80-80', '443-443'].includes(ports))
    .map(({ address, peer, ports }) => `${address} opens ${ports} to ${peer}`);

/** What one group may send, the other may receive, and the other way round. */
export const bothEnds: Relation = view => {
  const sent = rulesOf(view, 'egress').filter(rule => isGroup(rule.peer));
  const received = rulesOf(view, 'ingress').filter(rule => isGroup(rule.peer));
  const mirrors = (one: Rule, other: Rule) =>
    one.group === other.peer && one.peer === other.group && one.ports === other.ports;
  return [
    ...sent.filter(rule => !received.some(other => mirrors(rule, other))),
    ...received.filter(rule => !sent.some(other => mirrors(rule, other))),
  ].map(({ address }) => `${address} has no counterpart`);
};
