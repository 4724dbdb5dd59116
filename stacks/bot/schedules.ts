import { IamRole } from '@cdktf/provider-aws/lib/iam-role/index.js';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy/index.js';
import { SchedulerSchedule } from '@cdktf/provider-aws/lib/scheduler-schedule/index.js';
import { SchedulerScheduleGroup } from '@cdktf/provider-aws/lib/scheduler-schedule-group/index.js';
import { Construct } from 'constructs';
import { botName, roleName } from '../../fleet/resolve/names.ts';
import type { BotSettings } from '../../fleet/schema/bot.ts';
import type { Fleet } from '../../fleet/schema/fleet.ts';
import { Account } from '../account.ts';
import { THIS } from '../logical-id.ts';
import { policyDocument } from '../policy-document.ts';

/** A tick that comes later than this is the next one's. */
const SECONDS_OF_A_TICK = 60;

/** What the schedules wake. */
export interface SchedulesProps {
  readonly fleet: Fleet;
  readonly bot: BotSettings;
  readonly worker: { readonly arn: string };
  readonly reconcile: { readonly arn: string };
}

/** Wakes the worker each minute for pull requests that are due, and the reconciler as often as the fleet file says. */
export class Schedules extends Construct {
  constructor(scope: Construct, id: string, { fleet, bot, worker, reconcile }: SchedulesProps) {
    super(scope, id);
    const group = new SchedulerScheduleGroup(this, THIS, { name: botName(fleet) });
    const role = this.#role(fleet, group.arn, [worker.arn, reconcile.arn]);
    const tasks = {
      due: { minutes: 1, arn: worker.arn },
      reconcile: { minutes: bot.reconcile.toMinutes(), arn: reconcile.arn },
    };
    for (const [task, { minutes, arn }] of Object.entries(tasks))
      new SchedulerSchedule(this, task, {
        name: task,
        groupName: group.name,
        scheduleExpression: `rate(${minutes} minute${minutes === 1 ? '' : 's'})`,
        flexibleTimeWindow: { mode: 'OFF' },
        target: {
          arn,
          roleArn: role.arn,
          input: JSON.stringify({ task }),
          retryPolicy: { maximumEventAgeInSeconds: SECONDS_OF_A_TICK, maximumRetryAttempts: 0 },
        },
        dependsOn: [role.rights],
      });
  }

  #role(fleet: Fleet, groupArn: string, functions: readonly string[]) {
    const name = roleName(fleet, 'bot-schedules');
    const role = new IamRole(this, 'role', {
      name,
      description: 'Wakes functions of the bot',
      assumeRolePolicy: policyDocument([
        {
          sid: 'SchedulesOfTheBot',
          principals: { Service: 'scheduler.amazonaws.com' },
          actions: ['sts:AssumeRole'],
          conditions: {
            StringEquals: { 'aws:SourceAccount': Account.of(this).id, 'aws:SourceArn': groupArn },
          },
        },
      ]),
    });
    const rights = new IamRolePolicy(this, 'rights', {
      name,
      role: role.name,
      policy: policyDocument([{ sid: 'Wake', actions: ['lambda:InvokeFunction'], resources: functions }]),
    });
    return { arn: role.arn, rights };
  }
}
