import { describe, expect, it } from 'vitest';
import { ofType } from '../stack-view.ts';
import { synthesised } from '../synthesised.ts';
import { fleetWith } from '../written-fleet.ts';

function budgetsOf(written: Parameters<typeof fleetWith>[0]) {
  return ofType(synthesised(fleetWith(written)), 'aws_budgets_budget').map(({ attributes }) => attributes);
}

describe('a sponsor', () => {
  it('has a budget over what carries its tag, with a notice of each kind', () => {
    const sponsors = { octoml: { budget: '60000 USD/month', notify: ['ci@example.org'] } };
    const notice = { comparison_operator: 'GREATER_THAN', subscriber_email_addresses: ['ci@example.org'] };
    expect(budgetsOf({ sponsors })).toMatchObject([
      {
        limit_amount: '60000',
        limit_unit: 'USD',
        time_unit: 'MONTHLY',
        cost_filter: [{ name: 'TagKeyValue', values: ['user:sponsor$octoml'] }],
        notification: [
          { ...notice, notification_type: 'ACTUAL', threshold: 80 },
          { ...notice, notification_type: 'FORECASTED', threshold: 100 },
        ],
      },
    ]);
  });

  it('without a reader of its own is told to those who get the alarms', () => {
    const sponsors = { octoml: { budget: '1 USD/month' } };
    const [budget] = budgetsOf({ sponsors, alerts: { notify: ['all@example.org'] } });
    expect(budget).toMatchObject({ notification: [{ subscriber_email_addresses: ['all@example.org'] }, {}] });
    expect(budgetsOf({ sponsors })[0]).not.toHaveProperty('notification.0');
  });

  it('that names no sum has no budget', () => {
    expect(budgetsOf({ sponsors: { octoml: {} } })).toEqual([]);
  });
});
