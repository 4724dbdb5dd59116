import { rule } from './rule.ts';
import { schedulesByPool } from './schedules.ts';
import { beginsWithin } from './week.ts';
/** Which of them AWS carries out last is chance. */
export const schedulesAtSameMoment = rule({
    id: 'schedules-at-same-moment',
    severity: 'error',
    says: 'No two schedules of a pool act at the same moment, in whatever zones they are written.',
}, function* ({ autoscaled }) {
    for (const schedules of schedulesByPool(autoscaled))
        for (const [index, { schedule, path, name }] of schedules.entries()) {
            const other = schedules
                .slice(0, index)
                .find(({ schedule: earlier }) => beginsWithin(schedule, earlier, 0));
            if (other === undefined)
                continue;
            yield {
                path: path('at'),
                related: [path('days'), path('zone'), other.path()],
                message: `\`${name}\` and \`${other.name}\` never act at the same moment, and here they do`,
                got: `${schedule.at} ${schedule.zone}`,
                fix: 'choose other days or another time, or make one schedule of both',
            };
        }
});
