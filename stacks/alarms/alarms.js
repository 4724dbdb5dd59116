import { Construct } from 'constructs';
import { DoorAlarms } from './door-alarms.ts';
import { GroupAlarms } from './group-alarms.ts';
import { LeaderAlarms } from './leader-alarms.ts';
/** All alarms of a fleet. */
export class Alarms extends Construct {
    constructor(scope, id, props) {
        super(scope, id);
        new LeaderAlarms(this, 'leader', props);
        new DoorAlarms(this, 'door', props);
        new GroupAlarms(this, 'pool', props);
    }
}
