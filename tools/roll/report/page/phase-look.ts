import type { LeaderWork } from '../leader-story.ts';
import type { MachinePhase } from '../machine-stories.ts';
import type { LaneColour } from './lane.ts';

/** How each phase of a machine and of the leader is coloured. */
export const PHASE_COLOUR: Readonly<Record<MachinePhase | LeaderWork, LaneColour>> = {
  replacing: 'boots',
  proving: 'proves',
  draining: 'drains',
  remaking: 'away',
  retiring: 'goes',
  quieting: 'drains',
  'backing-up': 'backs',
  starting: 'boots',
  checking: 'proves',
  condemned: 'goes',
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
