import type { RestartTimes } from './leader-life.ts';
import type { Installation, LeaderState } from './leader-state.ts';

const BARE: Installation = { version: '2.528.2', plugins: {}, message: '', boots: true };

/** A Jenkins that has done nothing yet, at a time in milliseconds since 1970. */
export const newLeader = (
  at: number,
  definition: LeaderState['definition'],
  times: RestartTimes,
): LeaderState => ({
  at,
  nodes: new Map(),
  builds: new Map(),
  finished: new Map(),
  queue: [],
  left: new Map(),
  lastId: 0,
  numbers: new Map(),
  lingering: [],
  quiet: undefined,
  pending: undefined,
  life: { is: 'up' },
  times,
  settles: undefined,
  starts: 0,
  killed: false,
  running: BARE,
  installed: BARE,
  unseen: [],
  heads: new Map(),
  scanTokens: new Map(),
  scans: [],
  planners: new Map(),
  definition,
});
