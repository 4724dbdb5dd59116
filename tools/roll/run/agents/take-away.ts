import type { PoolMachine } from '../../plan/pool-machine.ts';
import type { Entry } from '../entry.ts';
import type { AgentStanding } from '../standing.ts';
import { becomes, meant } from './agent-entry.ts';

/** A drained machine goes: a host is made anew, a machine of a group is ended. */
export function takeAway(agent: AgentStanding, { facts }: PoolMachine): readonly Entry[] {
  const { machine, pool, instance, way } = agent;
  if (facts.host !== undefined)
    return [
      becomes(agent, 'remaking'),
      meant({ kind: 'remake-host', pool, host: facts.host, instance, image: undefined }, machine),
    ];
  const shrink = way === 'surge';
  return [
    becomes(agent, shrink ? 'retiring' : 'remaking'),
    meant({ kind: 'retire', pool, instance, shrink }, machine),
  ];
}
