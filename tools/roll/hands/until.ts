import type { Clock } from '../run/underway.ts';

/** How long something is waited for, and how often it is looked at, in milliseconds. */
interface Waiting {
  readonly clock: Clock;
  readonly pause: number;
  readonly longest: number;
}

/** Looks until there is an answer. @returns undefined when it took too long */
export async function until<T>(
  { clock, pause, longest }: Waiting,
  look: () => Promise<T | undefined>,
): Promise<T | undefined> {
  const begun = clock.now();
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
    if (clock.now() - begun >= longest) return undefined;
    await clock.sleep(pause);
  }
}
