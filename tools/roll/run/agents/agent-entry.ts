import type { Act } from '../act.ts';
import type { AgentPhase, Entry } from '../entry.ts';
import type { AgentStanding } from '../standing.ts';

type AgentEntry = Extract<Entry, { readonly kind: 'agent' }>;

/** That a machine goes into another phase. */
export const becomes = (
  { machine, pool, instance, way }: Pick<AgentStanding, 'machine' | 'pool' | 'instance' | 'way'>,
  phase: AgentPhase,
  more: Pick<AgentEntry, 'replacement' | 'session' | 'was' | 'reverts' | 'why'> = {},
): Entry => ({ kind: 'agent', machine, pool, instance, phase, way, ...more });

/** That something is to be done for a machine. */
export const meant = (act: Act, machine: string | undefined): Entry => ({ kind: 'intent', act, machine });

/** That an unsound machine ends the roll: what else has not gone yet is put back. */
export const failed = (agent: AgentStanding, why: string): readonly Entry[] => [
  becomes(agent, 'failed', { why }),
  { kind: 'stopping', why: `${agent.machine}: ${why}` },
];
