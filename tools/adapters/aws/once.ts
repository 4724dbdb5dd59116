import { setTimeout as sleep } from 'node:timers/promises';
import { CloudRefused } from './cloud-refused.ts';

/** How long to wait before each further try, in milliseconds: half a minute together. */
const PAUSES: readonly number[] = [250, 500, 1_000, 2_000, 4_000, 8_000, 15_000];

/**
 * Does what must not be done twice. When the answer to `act` is lost, AWS may have obeyed all the same: so it is looked
 * first, each time, whether it is done. `act` must not be sent again by the SDK itself (ASKED_ONCE).
 * @param look undefined: it is yet to be done
 * @throws NoCredentials, CloudRefused
 */
export async function once<T>(
  signal: AbortSignal,
  look: () => Promise<T | undefined>,
  act: () => Promise<T>,
): Promise<T> {
  for (const pause of PAUSES) {
    const done = (await look()) ?? (await act().catch(undefinedIfPassing));
    if (done !== undefined) return done;
    await sleep(pause, undefined, { signal });
  }
  return (await look()) ?? (await act());
}

function undefinedIfPassing(error: unknown): undefined {
  if (!(error instanceof CloudRefused && error.passing)) throw error;
}
