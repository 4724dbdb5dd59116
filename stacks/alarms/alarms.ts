import { Construct } from 'constructs';
import type { Fleet } from '../../fleet/schema/fleet.ts';
import { DoorAlarms, type LoadBalancerReference } from './door-alarms.ts';
import { GroupAlarms } from './group-alarms.ts';
import { LeaderAlarms } from './leader-alarms.ts';

/** What the alarms watch, and where they go. */
export interface AlarmsProps {
  readonly fleet: Fleet;
  readonly topicArn: string;
  readonly leaderInstanceId: string;
  readonly loadBalancer: LoadBalancerReference;
  /** By pool; the autoscaled ones. */
  readonly groups: ReadonlyMap<string, { readonly name: string }>;
}

/** All alarms of a fleet. */
export class Alarms extends Construct {
  constructor(scope: Construct, id: string, props: AlarmsProps) {
    super(scope, id);
    new LeaderAlarms(this, 'leader', props);
    new DoorAlarms(this, 'door', props);
    new GroupAlarms(this, 'pool', props);
  }
}
