import { rule } from './rule.ts';
import { schedulesByPool } from './schedules.ts';
/** AWS refuses an action without an effect. */
export const scheduleEmpty = rule({ id: 'schedule-empty', severity: 'error', says: 'A schedule sets `min`, `max` or both.' }, function* ({ autoscaled }) {
    for (const { schedule, path, name } of schedulesByPool(autoscaled).flat()) {
        if (schedule.min !== undefined || schedule.max !== undefined)
            continue;
        yield {
            path: path(),
            message: 'a schedule sets `min`, `max` or both',
            got: name,
            fix: 'write for example `min: 4`',
        };
    }
});
