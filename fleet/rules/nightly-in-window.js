import { WEEKDAYS } from '../schema/pool-autoscaled.ts';
import { rule } from './rule.ts';
import { beginsWithin } from './week.ts';
const SECONDS_A_MINUTE = 60;
/** The machines are being drained then, so the build waits, or holds up the maintenance. */
export const nightlyInWindow = rule({
    id: 'nightly-in-window',
    severity: 'warning',
    says: 'No nightly build begins within a maintenance window.',
}, function* ({ fleet: { jobs, maintenance } }) {
    for (const [name, { nightly }] of Object.entries(jobs)) {
        if (nightly === undefined)
            continue;
        const nights = { days: WEEKDAYS, ...nightly };
        const index = maintenance.windows.findIndex(window => beginsWithin(nights, window, window.for.seconds / SECONDS_A_MINUTE));
        if (index < 0)
            continue;
        yield {
            path: ['jobs', name, 'nightly', 'at'],
            related: [
                ['jobs', name, 'nightly', 'zone'],
                ['maintenance', 'windows', index],
            ],
            message: 'a nightly build does not begin within a maintenance window, when machines are drained',
            got: `${nightly.at} ${nightly.zone}`,
            fix: 'choose a time after the window, or move the window',
        };
    }
});
