import { poolCost } from '../resolve/cost.ts';
import { rule } from './rule.ts';
/** 365 days of 24 hours, by 12 months. */
const HOURS_A_MONTH = 730;
/** The notices of the budget would come every month and soon be read by nobody. */
export const budgetBelowMinimum = rule({
    id: 'budget-below-minimum',
    severity: 'warning',
    says: "A sponsor's budget is at least what its pools cost in a month at their minimum, at on-demand prices.",
}, function* ({ fleet, catalogue, pools }) {
    const hourly = new Map();
    for (const { pool } of pools)
        if (pool.sponsor !== undefined)
            hourly.set(pool.sponsor, (hourly.get(pool.sponsor) ?? 0) + poolCost(pool, catalogue).min);
    for (const [sponsor, { budget }] of Object.entries(fleet.sponsors)) {
        const least = Math.ceil((hourly.get(sponsor) ?? 0) * HOURS_A_MONTH);
        if (budget === undefined || least <= budget.dollars)
            continue;
        yield {
            path: ['sponsors', sponsor, 'budget'],
            related: [['pools']],
            message: `a budget is at least what the pools cost at their minimum, ${least} USD a month of ${HOURS_A_MONTH} hours at on-demand prices of us-east-1`,
            got: String(budget),
            fix: `write \`${least} USD/month\` or more, or lower \`min\` or \`hosts\` of its pools`,
        };
    }
});
