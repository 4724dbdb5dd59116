import { CloudwatchLogGroup } from '@cdktf/provider-aws/lib/cloudwatch-log-group/index.js';
import { Construct } from 'constructs';
import { logGroupName } from '../../fleet/resolve/names.ts';
import type { Fleet } from '../../fleet/schema/fleet.ts';
import { retentionDays } from './retention.ts';

/** The parts of a fleet that write logs; `flow` is the network's. */
export const LOG_PARTS = ['leader', 'agents', 'flow'] as const;

/** One part of a fleet that writes logs. */
export type LogPart = (typeof LOG_PARTS)[number];

/** What the log groups need to know. */
export interface LogGroupsProps {
  readonly fleet: Fleet;
  readonly keyArn: string;
}

/** The log groups of a fleet, encrypted, with the retention of `logs.keep`. */
export class LogGroups extends Construct {
  readonly #groups: ReadonlyMap<LogPart, CloudwatchLogGroup>;

  constructor(scope: Construct, id: string, { fleet, keyArn }: LogGroupsProps) {
    super(scope, id);
    const group = (part: LogPart) =>
      new CloudwatchLogGroup(this, part, {
        name: logGroupName(fleet, part),
        retentionInDays: retentionDays(fleet.logs.keep),
        kmsKeyId: keyArn,
      });
    this.#groups = new Map(LOG_PARTS.map(part => [part, group(part)]));
  }

  /** The ARN of a part's group, without the `:*` that stands for its streams. */
  arnOf(part: LogPart): string {
    const group = this.#groups.get(part);
    if (group === undefined) throw new RangeError(`the fleet has no log group \`${part}\``);
    return group.arn;
  }
}
