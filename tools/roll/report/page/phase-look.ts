import type { AgentEnd, AgentPhase, LeaderPhase } from '../../run/entry.ts';
import type { LeaderEnd } from '../leader-story.ts';
import type { LaneColour } from './lane.ts';

type Shown = Exclude<AgentPhase, AgentEnd> | Exclude<LeaderPhase, LeaderEnd>;

/** How each phase of a machine and of the leader is coloured. */
export const PHASE_COLOUR: Readonly<Record<Shown, LaneColour>> = {
  replacing: 'boots',
  proving: 'proves',
  draining: 'drains',
  remaking: 'away',
  retiring: 'goes',
  quieting: 'drains',
  'backing-up': 'backs',
  starting: 'boots',
  checking: 'proves',
  resuming: 'proves',
  'starting-again': 'goes',
  restoring: 'away',
};

/** What the colours mean. */
export const COLOUR_WORDS: readonly (readonly [LaneColour, string])[] = [
  ['boots', 'comes up'],
  ['drains', 'builds end'],
  ['away', 'made anew'],
  ['backs', 'backed up'],
  ['proves', 'tried and checked'],
  ['goes', 'the old machine goes, lost builds start again'],
];
