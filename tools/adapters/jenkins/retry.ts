/** How long to wait before each further try, in milliseconds. A restart of Jenkins takes 20 to 25 s, a slow one some minutes. */
export const RESTART_PAUSES: readonly number[] = [
  500, 1_000, 2_000, 4_000, 8_000, 15_000, 15_000, 15_000, 30_000,
];

/** After how many pauses something that passes soon, or not at all, is given up. */
const SOON = 3;

/** Waits, in milliseconds. */
export type Sleep = (milliseconds: number) => Promise<void>;

/** Not now, for this reason. */
export interface NotNow {
  readonly notNow: string;
  /** The next try comes no earlier, in milliseconds. */
  readonly atLeast?: number;
  /** It passes soon, or not at all. */
  readonly soon?: true;
}

/** What a try ended with: done, or not now. */
export type Tried<T> = { readonly done: T } | NotNow;

/** How to wait between tries. */
interface Waiting {
  /** In milliseconds; there is one try more than there are pauses. */
  readonly pauses: readonly number[];
  readonly sleep: Sleep;
  /** Told the reason before each pause. */
  readonly waiting: (why: string) => void;
}

/** Tries until it is done. @returns the last reason when none of the tries was the one. */
export async function tryAgain<T>(
  { pauses, sleep, waiting }: Waiting,
  attempt: () => Promise<Tried<T>>,
): Promise<Tried<T>> {
  let tried = await attempt();
  for (const [index, pause] of pauses.entries()) {
    if ('done' in tried) return tried;
    if (tried.soon && index >= SOON) break;
    waiting(tried.notNow);
    await sleep(Math.max(pause, tried.atLeast ?? 0));
    tried = await attempt();
  }
  return tried;
}
