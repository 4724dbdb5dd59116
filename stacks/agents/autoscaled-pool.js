import { AutoscalingGroup } from '@cdktf/provider-aws/lib/autoscaling-group/index.js';
import { AutoscalingLifecycleHook } from '@cdktf/provider-aws/lib/autoscaling-lifecycle-hook/index.js';
import { Construct } from 'constructs';
import { groupName, holdName } from '../../fleet/resolve/names.ts';
import { THIS } from '../logical-id.ts';
import { fleetTags, poolTags } from '../tags.ts';
import { groupLifecycle } from './group-lifecycle.ts';
import { GROUP_SETTINGS } from './group-settings.ts';
import { PoolSchedules } from './pool-schedules.ts';
import { poolTemplate } from './pool-template.ts';
import { purchaseOf } from './purchase.ts';
/** A pool whose machines come with the queue and go when idle (B6, B31): a launch template and its group. */
export class AutoscaledPoolGroup extends Construct {
    group;
    constructor(scope, id, props) {
        super(scope, id);
        const { fleet, name, pool } = props;
        const template = poolTemplate(this, 'template', props);
        this.group = this.#group(props, template.id);
        new PoolSchedules(this, 'schedule', {
            fleet,
            pool: name,
            groupName: this.group.name,
            schedules: pool.autoscaled.schedules,
        });
        if (pool.debug?.hold !== undefined)
            this.#hold(holdName(fleet, name), pool.debug.hold);
    }
    #group({ fleet, name, pool, subnetIds, scalingRoleArn }, templateId) {
        const tags = { ...fleetTags(fleet), ...poolTags(name, pool), Name: groupName(fleet, name) };
        return new AutoscalingGroup(this, THIS, {
            ...GROUP_SETTINGS,
            ...purchaseOf(pool, templateId),
            name: groupName(fleet, name),
            minSize: pool.autoscaled.min,
            maxSize: pool.autoscaled.max,
            vpcZoneIdentifier: [...subnetIds],
            serviceLinkedRoleArn: scalingRoleArn,
            tag: Object.entries(tags).map(([key, value]) => ({ key, value, propagateAtLaunch: true })),
            lifecycle: groupLifecycle(pool),
        });
    }
    /** Keeps a machine up for a while after Jenkins has let it go, for the diagnosis of a flaky failure (B33). */
    #hold(name, hold) {
        new AutoscalingLifecycleHook(this, 'hold', {
            name,
            autoscalingGroupName: this.group.name,
            lifecycleTransition: 'autoscaling:EC2_INSTANCE_TERMINATING',
            heartbeatTimeout: hold.seconds,
            defaultResult: 'CONTINUE',
        });
    }
}
