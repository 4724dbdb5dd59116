import { rule } from './rule.ts';
import { schedulesByPool } from './schedules.ts';
/** A schedule does not end: what it sets stays until another one sets something else. */
export const scheduleNeverUndone = rule({
    id: 'schedule-never-undone',
    severity: 'warning',
    says: 'What one schedule of a pool sets, another sets back; alone it would act once and stay for ever.',
}, function* ({ autoscaled }) {
    for (const schedules of schedulesByPool(autoscaled))
        for (const key of ['min', 'max']) {
            const setting = schedules.filter(({ schedule }) => schedule[key] !== undefined);
            const values = new Set(setting.map(({ schedule }) => schedule[key]));
            const [first, ...others] = setting;
            if (first === undefined || values.size > 1)
                continue;
            const value = first.schedule[key];
            yield {
                path: first.path(key),
                related: others.map(({ path }) => path(key)),
                message: `a second schedule sets \`${key}\` to something else; without it \`${key}\` stays ${value} for ever`,
                got: String(value),
                fix: `add a schedule that sets \`${key}: ${first.pool.autoscaled[key]}\` again`,
            };
        }
});
