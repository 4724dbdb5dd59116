import { AutoscalingSchedule } from '@cdktf/provider-aws/lib/autoscaling-schedule/index.js';
import { Construct } from 'constructs';
import { scheduleName } from '../../fleet/resolve/names.ts';
import { recurrenceOf } from './recurrence.ts';
/** What an AWS API takes for "leave it as it is"; nothing at all would mean 0. */
const UNCHANGED = -1;
/** Other bounds of a group at certain times. How many machines run within them is Jenkins's to say. */
export class PoolSchedules extends Construct {
    constructor(scope, id, { fleet, pool, groupName, schedules }) {
        super(scope, id);
        for (const [name, schedule] of Object.entries(schedules))
            new AutoscalingSchedule(this, name, {
                autoscalingGroupName: groupName,
                scheduledActionName: scheduleName(fleet, pool, name),
                recurrence: recurrenceOf(schedule),
                timeZone: schedule.zone.name,
                minSize: schedule.min ?? UNCHANGED,
                maxSize: schedule.max ?? UNCHANGED,
                desiredCapacity: UNCHANGED,
            });
    }
}
