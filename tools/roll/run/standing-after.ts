import type { Entry } from './entry.ts';
import type { LeaderRecord } from './recorded-work.ts';
import type { AgentStanding, JenkinsStanding, LeaderStanding } from './standing.ts';

type AgentEntry = Extract<Entry, { readonly kind: 'agent' }>;
type LeaderEntry = Extract<Entry, { readonly kind: 'leader' }>;
type JenkinsEntry = Extract<Entry, { readonly kind: 'jenkins' }>;

/** Where a machine stands after a line about it. */
export function agentAfter(entry: AgentEntry, at: number, before: AgentStanding | undefined): AgentStanding {
  const { machine, pool, instance, phase, way, why } = entry;
  const replacement = entry.replacement ?? before?.replacement;
  const session = entry.session ?? before?.session;
  const was = entry.was ?? before?.was;
  const reverts = entry.reverts ?? before?.reverts ?? false;
  return {
    machine,
    pool,
    instance,
    phase,
    way,
    replacement,
    session,
    was,
    reverts,
    why,
    since: at,
    acts: [],
  };
}

/** Where the leader stands after a line about it. */
export function leaderAfter(
  { phase, why, answers }: LeaderEntry,
  at: number,
  before: LeaderStanding | undefined,
): LeaderStanding {
  return {
    phase,
    why: why ?? before?.why,
    since: at,
    begun: before?.begun ?? at,
    acts: [],
    record: before?.record,
    later: before?.later,
    snapshot: before?.snapshot,
    lost: before?.lost,
    down: before?.down ?? (phase === 'remaking' ? at : undefined),
    back: answers ? at : before?.back,
    started: before?.started ?? [],
    restored: phase === 'restoring' || (before?.restored ?? false),
  };
}

/** How Jenkins stands after a line about it. */
export const jenkinsAfter = (
  { answers, session }: JenkinsEntry,
  at: number,
  before: JenkinsStanding | undefined,
): JenkinsStanding => ({
  answers,
  session: session ?? before?.session,
  since: before === undefined && answers ? Number.NEGATIVE_INFINITY : at,
});

/**
 * What is written down of a leader that is condemned comes beside what was written down before it went. What is written down of
 * one that was restarted meanwhile says nothing about the time before.
 */
export function withRecord(leader: LeaderStanding, record: LeaderRecord): LeaderStanding {
  if (leader.phase === 'condemned') return { ...leader, later: record };
  const isOther = leader.down !== undefined && leader.record?.session !== record.session;
  return isOther ? leader : { ...leader, record };
}
