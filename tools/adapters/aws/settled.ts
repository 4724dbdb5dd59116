import { setTimeout as sleep } from 'node:timers/promises';

const PAUSE = 2_000;

/** Looks every other second until there is something to see. @returns undefined when so many looks showed nothing */
export async function settled<T>(
  signal: AbortSignal,
  looks: number,
  look: () => Promise<T | undefined>,
): Promise<T | undefined> {
  for (let further = looks - 1; ; further--) {
    const seen = await look();
    if (seen !== undefined || further <= 0) return seen;
    await sleep(PAUSE, undefined, { signal });
  }
}
