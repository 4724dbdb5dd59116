import {
  CloudWatchClient,
  type CloudWatchClientConfig,
  type CompositeAlarm,
  type MetricAlarm,
  paginateDescribeAlarms,
} from '@aws-sdk/client-cloudwatch';
import { alarmName } from '../../../fleet/resolve/names.ts';
import { allPages } from '../aws/all-pages.ts';
import { clientSettings } from '../aws/client-settings.ts';
import type { Alarms, FiringAlarm } from './alarms.ts';

const PAGE = 100;
const FIRING = 'ALARM';

/** The alarms of CloudWatch. Credentials come from where the AWS SDK finds them. */
export class CloudwatchAlarms implements Alarms {
  readonly #client: CloudWatchClient;
  readonly #options: { readonly abortSignal: AbortSignal };

  /** Requests that are under way when `signal` is aborted fail. */
  constructor(region: string, signal: AbortSignal, config: CloudWatchClientConfig = {}) {
    this.#client = new CloudWatchClient({ ...clientSettings(region), ...config });
    this.#options = { abortSignal: signal };
  }

  async firing(fleet: Parameters<Alarms['firing']>[0]): Promise<readonly FiringAlarm[]> {
    const pages = paginateDescribeAlarms(
      { client: this.#client, pageSize: PAGE },
      {
        AlarmNamePrefix: alarmName(fleet, ''),
        StateValue: FIRING,
        // Without it only the alarms of single metrics are told.
        AlarmTypes: ['MetricAlarm', 'CompositeAlarm'],
      },
      this.#options,
    );
    const all = await allPages('cloudwatch:DescribeAlarms', pages, page =>
      [...(page.MetricAlarms ?? []), ...(page.CompositeAlarms ?? [])]
        // Beside a prefix the state is no more than a wish with some servers.
        .filter(({ StateValue }) => StateValue === FIRING)
        .map(readAlarm),
    );
    return [...all].sort((a, b) => (a.name < b.name ? -1 : 1));
  }
}

const readAlarm = (alarm: MetricAlarm | CompositeAlarm): FiringAlarm => ({
  name: alarm.AlarmName ?? '',
  reason: alarm.StateReason ?? '',
  says: alarm.AlarmDescription ?? '',
  since: (alarm.StateTransitionedTimestamp ?? alarm.StateUpdatedTimestamp)?.getTime() ?? 0,
});
