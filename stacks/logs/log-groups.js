import { CloudwatchLogGroup } from '@cdktf/provider-aws/lib/cloudwatch-log-group/index.js';
import { Construct } from 'constructs';
import { logGroupName } from '../../fleet/resolve/names.ts';
import { retentionDays } from './retention.ts';
/** The parts of a fleet that write logs; `flow` is the network's. */
export const LOG_PARTS = ['leader', 'agents', 'flow'];
/** The log groups of a fleet, encrypted, with the retention of `logs.keep`. */
export class LogGroups extends Construct {
    #groups;
    constructor(scope, id, { fleet, keyArn }) {
        super(scope, id);
        const group = (part) => new CloudwatchLogGroup(this, part, {
            name: logGroupName(fleet, part),
            retentionInDays: retentionDays(fleet.logs.keep),
            kmsKeyId: keyArn,
        });
        this.#groups = new Map(LOG_PARTS.map(part => [part, group(part)]));
    }
    /** The ARN of a part's group, without the `:*` that stands for its streams. */
    arnOf(part) {
        const group = this.#groups.get(part);
        if (group === undefined)
            throw new RangeError(`the fleet has no log group \`${part}\``);
        return group.arn;
    }
}
