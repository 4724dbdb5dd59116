import type { AgentPhase, LeaderPhase, RollEnd } from '../run/entry.ts';

/** What a machine does in a phase, or what became of it, behind its name. */
export const AGENT_WORDS: Readonly<Record<AgentPhase, string>> = {
  replacing: 'a new machine is asked for',
  proving: 'is tried with the smoke job',
  draining: 'waits for its builds to end',
  remaking: 'is made anew',
  retiring: 'the old machine goes',
  postponed: 'takes builds again, since Jenkins was restarted; its turn comes later',
  rolled: 'rolled',
  gone: 'went by itself',
  left: 'left as it is',
  'put-back': 'put back in service',
  failed: 'failed',
};

/** The same of the leader. */
export const LEADER_WORDS: Readonly<Record<LeaderPhase, string>> = {
  draining: 'waits for builds that would not survive',
  quieting: 'begins no builds, and waits for Freestyle builds',
  'backing-up': 'is backed up',
  remaking: 'is made anew or updated',
  starting: 'starts',
  checking: 'is checked',
  condemned: 'is not sound; what it has begun is written down',
  resuming: 'takes builds again',
  'starting-again': 'starts again what was lost',
  restoring: 'is put back as it was',
  rolled: 'rolled',
  restored: 'as it was before',
  left: 'left as it is',
  failed: 'failed',
};

/** How a roll ended, for a reader. */
export const END_WORDS: Readonly<Record<RollEnd, string>> = {
  complete: 'complete',
  window: 'the window closed, it goes on in the next',
  stopped: 'stopped',
  aborted: 'aborted',
  'rolled-back': 'rolled back',
};
