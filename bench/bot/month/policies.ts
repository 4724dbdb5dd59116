/** When CI runs for a pull request. Times are milliseconds. */
export interface CiPolicy {
  readonly name: string;
  /** Which pushes are run: each, or those that somebody asks for. The last of all is always run. */
  readonly runs: 'every-push' | 'ready' | 'reviewed';
  /** From the push until somebody asks; 0: nobody has to. */
  readonly asks: number;
  /** Whether runs of a commit are stopped when the next one is there. */
  readonly aborts: boolean;
  /** What is run again when a job fails for no reason of the commit's. */
  readonly again: 'failed' | 'all';
}

const MINUTE = 60_000;

/** The row that the others are held against. */
export const EVERY_PUSH: CiPolicy = {
  name: 'every push',
  runs: 'every-push',
  asks: 0,
  aborts: false,
  again: 'failed',
};

const ASKED: CiPolicy = {
  name: 'asked, as in examples/bot/mxnet',
  runs: 'ready',
  asks: 5 * MINUTE,
  aborts: false,
  again: 'failed',
};

/** What is compared. */
export const POLICIES: readonly CiPolicy[] = [
  EVERY_PUSH,
  { ...EVERY_PUSH, name: 'every push, all jobs again by an empty commit', again: 'all' },
  { ...EVERY_PUSH, name: 'every push, outdated runs stopped', aborts: true },
  ASKED,
  { ...ASKED, name: 'asked, outdated runs stopped (onPush: abort)', aborts: true },
  {
    ...ASKED,
    name: 'asked by a reviewer, as in examples/bot/eessi',
    runs: 'reviewed',
    asks: 12 * 60 * MINUTE,
  },
];

/** How much hangs on what people do: authors who ask after each push. */
export const EAGER: CiPolicy = { ...ASKED, name: 'asked after every push', runs: 'every-push', aborts: true };
export const ASKED_STOPPING: CiPolicy = {
  ...ASKED,
  name: 'asked, outdated runs stopped',
  aborts: true,
};
