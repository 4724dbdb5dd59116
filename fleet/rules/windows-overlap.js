import { rule } from './rule.ts';
import { beginsWithin } from './week.ts';
const SECONDS_A_MINUTE = 60;
/** A roll that ends with one window would go on in the other, and nobody agreed to that. */
export const windowsOverlap = rule({
    id: 'windows-overlap',
    severity: 'warning',
    says: 'No two maintenance windows are open at the same time, in whatever zones they are written.',
}, function* ({ fleet: { maintenance } }) {
    const windows = maintenance.windows.map(window => ({
        ...window,
        minutes: window.for.seconds / SECONDS_A_MINUTE,
    }));
    for (const [index, window] of windows.entries()) {
        const other = windows
            .slice(0, index)
            .findIndex(earlier => beginsWithin(window, earlier, earlier.minutes) || beginsWithin(earlier, window, window.minutes));
        if (other < 0)
            continue;
        yield {
            path: ['maintenance', 'windows', index],
            related: [['maintenance', 'windows', other]],
            message: `no two windows are open at the same time, and this one overlaps the ${ordinal(other + 1)}`,
            got: `${window.days.join(', ')} at ${window.at} for ${window.for} (${window.zone})`,
            fix: 'make one window of both, or move one of them',
        };
    }
});
const ordinal = (count) => ['first', 'second', 'third'][count - 1] ?? `${count}th`;
