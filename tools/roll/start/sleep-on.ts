import type { World } from '../../world.ts';
import type { Clock } from '../run/underway.ts';

/** Waits so many milliseconds, or until the world is asked to stop, or this signal is aborted. */
export const sleepOn =
  ({ every, signal: worldSignal }: Pick<World, 'every' | 'signal'>): Clock['sleep'] =>
  (milliseconds, signal) =>
    new Promise(resolve => {
      const stops = signal ? [worldSignal, signal] : [worldSignal];
      if (stops.some(({ aborted }) => aborted)) return resolve();
      const end = () => {
        stopTicks();
        for (const stop of stops) stop.removeEventListener('abort', end);
        resolve();
      };
      const stopTicks = every(milliseconds, end);
      for (const stop of stops) stop.addEventListener('abort', end, { once: true });
    });
