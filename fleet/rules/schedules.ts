import type { Path } from '../problem.ts';
import type { AutoscaledPool } from '../schema/pool-kind.ts';
import type { NamedPool } from './pools.ts';

/** Other bounds of a pool at certain times. */
type Schedule = AutoscaledPool['autoscaled']['schedules'][string];

/** A schedule with its pool and its place. */
export interface NamedSchedule {
  readonly name: string;
  readonly schedule: Schedule;
  readonly pool: AutoscaledPool;
  readonly path: (...steps: Path) => Path;
  readonly poolPath: (...steps: Path) => Path;
}

/** The schedules of each pool that has some. */
export function schedulesByPool(
  autoscaled: readonly NamedPool<AutoscaledPool>[],
): readonly (readonly NamedSchedule[])[] {
  return autoscaled
    .map(({ pool, path: poolPath }) =>
      Object.entries(pool.autoscaled.schedules).map(([name, schedule]) => ({
        name,
        schedule,
        pool,
        poolPath,
        path: (...steps: Path) => poolPath('autoscaled', 'schedules', name, ...steps),
      })),
    )
    .filter(schedules => schedules.length > 0);
}
