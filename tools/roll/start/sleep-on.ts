import type { World } from '../../world.ts';

/** Waits so many milliseconds, or until the world is asked to stop. */
export const sleepOn =
  ({ every, signal }: Pick<World, 'every' | 'signal'>) =>
  (milliseconds: number): Promise<void> =>
    new Promise(resolve => {
      if (signal.aborted) return resolve();
      const end = () => {
        stop();
        signal.removeEventListener('abort', end);
        resolve();
      };
      const stop = every(milliseconds, end);
      signal.addEventListener('abort', end, { once: true });
    });
