import type { Fleet } from '../../fleet/schema/fleet.ts';
import { fleetWith } from '../stacks/written-fleet.ts';

/** A fleet whose texts are hostile, as no schema would let it through: all in the labels, together in all other places. */
export function hostileFleet(texts: readonly string[]): Fleet {
  const fleet = fleetWith({
    pools: {
      cpu: { labels: ['CPU'], image: 'agent-x86_64', instances: ['c6a.8xlarge'], static: { hosts: 1 } },
    },
  });
  const { cpu } = fleet.pools;
  if (cpu === undefined) throw new Error('the pool is not there');
  const text = texts.join('');
  return {
    ...fleet,
    region: text,
    domain: text,
    jenkins: { ...fleet.jenkins, agents: { ...fleet.jenkins.agents, publicKey: text } },
    pools: {
      cpu: { ...cpu, remoteRoot: text, agents: cpu.agents.map(agent => ({ ...agent, labels: texts })) },
    },
  };
}
