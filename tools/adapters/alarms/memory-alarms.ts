import { alarmName } from '../../../fleet/resolve/names.ts';
import type { Alarms, FiringAlarm } from './alarms.ts';

/** Alarms in memory, for tests. */
export class MemoryAlarms implements Alarms {
  readonly #all: () => readonly FiringAlarm[];

  /** @param all asked anew at each call, since a test may change it */
  constructor(all: () => readonly FiringAlarm[] = () => []) {
    this.#all = all;
  }

  async firing(fleet: Parameters<Alarms['firing']>[0]): Promise<readonly FiringAlarm[]> {
    const own = this.#all().filter(({ name }) => name.startsWith(alarmName(fleet, '')));
    return own.sort((a, b) => (a.name < b.name ? -1 : 1));
  }
}
