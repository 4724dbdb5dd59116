import { BudgetsBudget } from '@cdktf/provider-aws/lib/budgets-budget/index.js';
import { Construct } from 'constructs';
import { budgetName } from '../../fleet/resolve/names.ts';
/** At 80 % of what was spent there is time to act, at 100 % of what is foreseen there still is some. */
const NOTICES = [
    { notificationType: 'ACTUAL', threshold: 80 },
    { notificationType: 'FORECASTED', threshold: 100 },
];
/**
 * A monthly budget for each sponsor that has one, over what carries the sponsor's tag.
 * AWS counts by a tag only when it is activated once, by hand, as a cost allocation tag in the account that pays.
 */
export class SponsorBudgets extends Construct {
    constructor(scope, id, { fleet }) {
        super(scope, id);
        for (const [sponsor, { budget, notify }] of Object.entries(fleet.sponsors)) {
            if (budget === undefined)
                continue;
            new BudgetsBudget(this, sponsor, {
                name: budgetName(fleet, sponsor),
                budgetType: 'COST',
                timeUnit: 'MONTHLY',
                limitAmount: String(budget.dollars),
                limitUnit: 'USD',
                costFilter: [{ name: 'TagKeyValue', values: [`user:sponsor$${sponsor}`] }],
                notification: noticesTo(notify.length > 0 ? notify : fleet.alerts.notify),
            });
        }
    }
}
/** None at all when nobody is named: AWS refuses a notice without a reader. */
function noticesTo(addresses) {
    const readers = [...new Set(addresses)];
    if (readers.length === 0)
        return [];
    return NOTICES.map(notice => ({
        ...notice,
        comparisonOperator: 'GREATER_THAN',
        thresholdType: 'PERCENTAGE',
        subscriberEmailAddresses: readers,
    }));
}
