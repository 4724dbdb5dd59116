import { rule } from './rule.ts';
import { schedulesByPool } from './schedules.ts';
/** The pool's own bounds are what was agreed to pay for, and what Jenkins is told. */
export const scheduleOutOfBounds = rule({
    id: 'schedule-out-of-bounds',
    severity: 'error',
    says: "A schedule's `min` and `max` lie between those of its pool, and its `min` is at most its `max`.",
}, function* ({ autoscaled }) {
    for (const named of schedulesByPool(autoscaled).flat()) {
        yield* outside(named);
        yield* crossed(named);
    }
});
function* outside({ schedule, pool, path, poolPath }) {
    const { min, max } = pool.autoscaled;
    for (const key of ['min', 'max']) {
        const value = schedule[key];
        // A pool whose own bounds are crossed is told by `min-above-max`.
        if (value === undefined || min > max || (value >= min && value <= max))
            continue;
        yield {
            path: path(key),
            related: [poolPath('autoscaled', 'min'), poolPath('autoscaled', 'max')],
            message: `a schedule stays between the bounds of its pool, \`min\` ${min} and \`max\` ${max}`,
            got: String(value),
            fix: `write a number from ${min} to ${max}, or change the bounds of the pool`,
        };
    }
}
function* crossed({ schedule: { min, max }, path }) {
    if (min === undefined || max === undefined || min <= max)
        return;
    yield {
        path: path('min'),
        related: [path('max')],
        message: `\`min\` is at most \`max\`, which this schedule sets to ${max}`,
        got: String(min),
        fix: 'lower `min` or raise `max`',
    };
}
