import type { Drift } from '../facts.ts';
import type { Act } from './act.ts';
import type { Outcome } from './outcome.ts';

/**
 * Where a machine of a pool stands. With `surge` it goes `replacing` (a new machine is asked for), `proving` (it runs the
 * smoke job), `draining`, `retiring`; without, `draining`, `remaking`, `proving`.
 */
export type AgentPhase = 'replacing' | 'proving' | 'draining' | 'remaking' | 'retiring' | AgentEnd;

/**
 * How it ends. `rolled`: a sound one is in its place. `gone`: it went by itself, as idle machines of a group do.
 * `left`: it stays as it is. `put-back`: it was cordoned, and takes builds again. `failed`: what came in its place is not sound.
 * `postponed`: Jenkins was restarted meanwhile, by whomever; it takes builds again and is begun anew later.
 */
export type AgentEnd = 'rolled' | 'gone' | 'left' | 'put-back' | 'failed' | 'postponed';

/** Where the leader stands, in this order but for the last four, which are its ends. */
export type LeaderPhase =
  /** Builds that would not survive are waited for, while others begin as ever. */
  | 'draining'
  /** Nothing begins; Freestyle builds come to their end. */
  | 'quieting'
  | 'backing-up'
  | 'remaking'
  /** It is waited until Jenkins answers, has its agents again, and what was resumed runs. */
  | 'starting'
  | 'checking'
  /** It is not sound, and is to be put back: what it has begun meanwhile is written down. */
  | 'condemned'
  | 'resuming'
  | 'starting-again'
  | 'restoring'
  | 'rolled'
  | 'restored'
  | 'left'
  | 'failed';

/** Something to be rolled, as it was when the roll began. */
export interface Target {
  /** `leader`, or as PoolMachine names it. */
  readonly name: string;
  /** Undefined: the leader. */
  readonly pool: string | undefined;
  readonly instance: string;
  readonly drift: readonly Drift[];
}

/** How a roll ends. `window`: it goes on in the next one. */
export type RollEnd = 'complete' | 'window' | 'stopped' | 'aborted' | 'rolled-back';

/** What a person may tell a roll that goes on. */
export type Order = 'pause' | 'resume' | 'abort' | 'rollback';

/** What a line of the journal says. */
export type Entry =
  | {
      readonly kind: 'begun';
      readonly roll: string;
      readonly fleet: string;
      readonly by: string;
      /** Given with `--now`. */
      readonly why: string | undefined;
      /** Outside a window, because an operator says so. */
      readonly now: boolean;
      /** A pool or `leader`; undefined: everything. */
      readonly only: string | undefined;
      /** When the window closes, in milliseconds since 1970; undefined: there is no bound. */
      readonly closes: number | undefined;
      readonly targets: readonly Target[];
    }
  /** A process goes on with a roll, in a later window or after one that was killed. */
  | { readonly kind: 'went-on'; readonly by: string; readonly closes: number | undefined }
  /** Its number in the journal names it in the outcome. */
  | { readonly kind: 'intent'; readonly act: Act; readonly machine: string | undefined }
  | { readonly kind: 'outcome'; readonly of: number; readonly outcome: Outcome }
  | {
      readonly kind: 'agent';
      readonly machine: string;
      readonly pool: string;
      /** The machine that is to go. */
      readonly instance: string;
      readonly phase: AgentPhase;
      readonly way: 'replace' | 'surge';
      /** The machine that came in its place. */
      readonly replacement?: string;
      /** Jenkins's session when it was cordoned. */
      readonly session?: string;
      /** The AMI that a host was made from, where the new one is another. */
      readonly was?: string;
      /** What came in its place is not sound: it is made from that AMI again. */
      readonly reverts?: true;
      readonly why?: string;
    }
  /** `answers`: Jenkins was seen to answer again. */
  | {
      readonly kind: 'leader';
      readonly phase: LeaderPhase;
      readonly answers?: true;
      readonly why?: string;
    }
  /** Jenkins answers after it did not, or with a new session; or it does not answer any more. */
  | { readonly kind: 'jenkins'; readonly answers: boolean; readonly session?: string }
  | { readonly kind: 'order'; readonly order: Order; readonly by: string; readonly why: string | undefined }
  /** Nothing more is begun, and what has not gone yet is put back. */
  | { readonly kind: 'stopping'; readonly why: string }
  | { readonly kind: 'ended'; readonly how: RollEnd; readonly why?: string };

/** A line of the journal. */
export interface JournalLine {
  /** From 1, without gaps. */
  readonly number: number;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly entry: Entry;
}
