import { Construct } from 'constructs';
import { Account } from '../account.ts';
import { THIS } from '../logical-id.ts';
import { Backups } from './backups.ts';
import { HomeVolume } from './home-volume.ts';
import { LeaderMachine } from './leader-machine.ts';
import { LeaderRole } from './leader-role.ts';
/** The leader: a machine, the home that outlives it, the backups of the home, and what the machine may do. */
export class Leader extends Construct {
    instanceId;
    privateIp;
    homeVolumeId;
    constructor(scope, id, props) {
        super(scope, id);
        const { fleet, keyArn, network } = props;
        const home = new HomeVolume(this, 'home', { fleet, keyArn, zone: network.firstPrivateZone });
        new Backups(this, 'backup', { fleet, keyArn, homeVolumeArn: home.arn });
        const { profileName } = new LeaderRole(this, 'role', {
            fleet,
            keyArn,
            account: Account.of(this).id,
            logGroupArn: props.logs.arnOf('leader'),
            secretArns: props.stores.secretArns,
            groupArns: [...props.groups.values()].map(group => group.arn),
        });
        const machine = new LeaderMachine(this, THIS, { ...props, profileName, homeVolumeId: home.id });
        this.instanceId = machine.instanceId;
        this.privateIp = machine.privateIp;
        this.homeVolumeId = home.id;
    }
}
