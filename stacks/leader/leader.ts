import { Construct } from 'constructs';
import type { ImagePins } from '../../fleet/images/pins.ts';
import { botSecretsOf } from '../../fleet/resolve/bot-parts.ts';
import { jenkinsSecretsOf } from '../../fleet/resolve/jenkins-secrets.ts';
import type { Fleet } from '../../fleet/schema/fleet.ts';
import { Account } from '../account.ts';
import { THIS } from '../logical-id.ts';
import type { FleetNetwork } from '../network/fleet-network.ts';
import { Backups } from './backups.ts';
import { HomeVolume } from './home-volume.ts';
import { LeaderMachine } from './leader-machine.ts';
import { LeaderRole } from './leader-role.ts';

/** What the leader is made with, and what it may reach. */
export interface LeaderProps {
  readonly fleet: Fleet;
  readonly pins: ImagePins;
  readonly keyArn: string;
  readonly network: FleetNetwork;
  readonly securityGroupId: string;
  readonly logs: { readonly arnOf: (part: 'leader') => string };
  readonly stores: { readonly secretArns: ReadonlyMap<string, string> };
  /** By pool; the groups that Jenkins scales. */
  readonly groups: ReadonlyMap<string, { readonly arn: string }>;
}

/** The leader: a machine, the home that outlives it, the backups of the home, and what the machine may do. */
export class Leader extends Construct {
  readonly instanceId: string;
  readonly privateIp: string;
  readonly homeVolumeId: string;

  constructor(scope: Construct, id: string, props: LeaderProps) {
    super(scope, id);
    const { fleet, keyArn, network } = props;
    const home = new HomeVolume(this, 'home', { fleet, keyArn, zone: network.firstPrivateZone });
    new Backups(this, 'backup', { fleet, keyArn, homeVolumeArn: home.arn });
    const { profileName } = new LeaderRole(this, 'role', {
      fleet,
      keyArn,
      account: Account.of(this).id,
      logGroupArn: props.logs.arnOf('leader'),
      secretArns: leaderSecrets(fleet, props.stores.secretArns),
      groupArns: [...props.groups.values()].map(group => group.arn),
    });
    const machine = new LeaderMachine(this, THIS, { ...props, profileName, homeVolumeId: home.id });
    this.instanceId = machine.instanceId;
    this.privateIp = machine.privateIp;
    this.homeVolumeId = home.id;
  }
}

/** All secrets of the fleet, but those that are the bot's alone. */
function leaderSecrets(fleet: Fleet, arns: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const ofBot = fleet.bot === undefined ? [] : botSecretsOf(fleet.bot).map(({ name }) => name);
  const ofJenkins = jenkinsSecretsOf(fleet);
  return new Map([...arns].filter(([name]) => !ofBot.includes(name) || ofJenkins.includes(name)));
}
