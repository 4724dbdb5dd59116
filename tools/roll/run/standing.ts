import type { Act } from './act.ts';
import type { AgentEnd, AgentPhase, LeaderPhase } from './entry.ts';
import type { Outcome } from './outcome.ts';
import type { LeaderRecord, LostWork } from './recorded-work.ts';

/** An act that was meant to be done. */
export interface Meant {
  /** The number of its line in the journal. */
  readonly number: number;
  readonly act: Act;
  readonly machine: string | undefined;
  /** When it was meant, in milliseconds since 1970. */
  readonly at: number;
  /** Undefined: it is under way, or a process was killed with it. */
  readonly end: { readonly at: number; readonly outcome: Outcome } | undefined;
}

/** Where a machine of a pool stands. */
export interface AgentStanding {
  readonly machine: string;
  readonly pool: string;
  /** The machine that is to go, or has gone. */
  readonly instance: string;
  readonly phase: AgentPhase;
  readonly way: 'replace' | 'surge';
  readonly replacement: string | undefined;
  readonly session: string | undefined;
  /** The AMI that a host was made from, where the new one is another. */
  readonly was: string | undefined;
  /** What came in its place is not sound: it is made from that AMI again. */
  readonly reverts: boolean;
  readonly why: string | undefined;
  /** When this phase began, in milliseconds since 1970. */
  readonly since: number;
  /** What was meant in this phase. */
  readonly acts: readonly Meant[];
}

/** How Jenkins was seen last. */
export interface JenkinsStanding {
  readonly answers: boolean;
  readonly session: string | undefined;
  /** Since when that is so, in milliseconds since 1970; −Infinity: it was so from the beginning. */
  readonly since: number;
}

/** Where the leader stands. */
export interface LeaderStanding {
  readonly phase: LeaderPhase;
  readonly why: string | undefined;
  readonly since: number;
  /** When it began to be drained, in milliseconds since 1970: it may come to that phase again. */
  readonly begun: number;
  /** What was meant in this phase. */
  readonly acts: readonly Meant[];
  /** As it was before it went down. */
  readonly record: LeaderRecord | undefined;
  /** As it was when it was found not to be sound. */
  readonly later: LeaderRecord | undefined;
  readonly snapshot: string | undefined;
  /** Undefined: it was not looked for yet. */
  readonly lost: readonly LostWork[] | undefined;
  /** When it was first about to be stopped, in milliseconds since 1970. */
  readonly down: number | undefined;
  /** When it was last seen to answer again, in milliseconds since 1970. */
  readonly back: number | undefined;
  /** What lost work was started as, as addresses relative to the root of Jenkins. */
  readonly started: readonly string[];
  /** Whether it was put back as it was. */
  readonly restored: boolean;
}

const AGENT_ENDS: ReadonlySet<AgentPhase> = new Set<AgentEnd>([
  'rolled',
  'gone',
  'left',
  'put-back',
  'failed',
  'postponed',
]);
const LEADER_ENDS: ReadonlySet<LeaderPhase> = new Set<LeaderPhase>(['rolled', 'restored', 'left', 'failed']);

/** Whether nothing happens to a machine in this phase. */
export const isAgentEnd = (phase: AgentPhase): phase is AgentEnd => AGENT_ENDS.has(phase);

/** Whether nothing more happens to the leader in this phase. */
export const isLeaderEnd = (phase: LeaderPhase): boolean => LEADER_ENDS.has(phase);
