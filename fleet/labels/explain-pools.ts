import type { AgentVerdict } from './explain.ts';
import type { Reason } from './reason.ts';

/** The agents of a pool that an expression turns down for the same reasons: those of one agent template. */
interface TurnedDown {
  readonly agents: readonly string[];
  readonly reasons: readonly Reason[];
}

/** What an expression says of a pool. */
export interface PoolVerdict {
  readonly pool: string;
  /** Names of the agents that match; a pool matches when it has one. */
  readonly matching: readonly string[];
  /** The other agents, grouped by their reasons. */
  readonly turnedDown: readonly TurnedDown[];
}

/** The verdicts on agents pool by pool, in the order in which pools first come. Agents of no pool are left out. */
export function explainPools(verdicts: readonly AgentVerdict[]): readonly PoolVerdict[] {
  const pools = Map.groupBy(verdicts, verdict => verdict.agent.pool);
  return [...pools].flatMap(([pool, members]) => (pool === undefined ? [] : [poolVerdict(pool, members)]));
}

function poolVerdict(pool: string, members: readonly AgentVerdict[]): PoolVerdict {
  const matching = members.filter(member => member.matches).map(member => member.agent.name);
  return { pool, matching, turnedDown: turnedDown(members.filter(member => !member.matches)) };
}

function turnedDown(verdicts: readonly AgentVerdict[]): readonly TurnedDown[] {
  const groups = Map.groupBy(verdicts, verdict => verdict.reasons.map(reason => reason.text).join('\n'));
  return [...groups.values()].map(group => ({
    agents: group.map(verdict => verdict.agent.name),
    reasons: group[0]?.reasons ?? [],
  }));
}
