import {
  AttachVolumeCommand,
  CreateSnapshotCommand,
  CreateVolumeCommand,
  DetachVolumeCommand,
  type EC2Client,
  type EC2ClientConfig,
  type Filter,
  paginateDescribeSnapshots,
  paginateDescribeVolumes,
  type Volume,
} from '@aws-sdk/client-ec2';
import { allPages } from '../aws/all-pages.ts';
import { ASKED_ONCE } from '../aws/client-settings.ts';
import { CloudRefused, told } from '../aws/cloud-refused.ts';
import { ec2Client } from '../aws/ec2-client.ts';
import { once } from '../aws/once.ts';
import { settled } from '../aws/settled.ts';
import { readHomeSnapshot, readVolume } from './ec2-readings.ts';
import {
  HOME_ROLE,
  type HomeSnapshot,
  type HomeVolume,
  type HomeVolumes,
  type RestoreWanted,
  ROLL_TAG,
  type SnapshotWanted,
  type SwapWanted,
} from './home-volumes.ts';
import { newVolume, tagList } from './new-volume.ts';
import { refusedAsFull, theHome } from './which-volume.ts';

const PAGE = 500;
/** Two seconds lie between two looks: EC2 mostly needs some seconds, and two minutes are a sign that something is wrong. */
const LOOKS = 60;

const filter = (Name: string, ...Values: string[]): Filter => ({ Name, Values });

/** The volumes of EC2. Credentials come from where the AWS SDK finds them. */
export class Ec2HomeVolumes implements HomeVolumes {
  readonly #client: EC2Client;
  readonly #once: EC2Client;
  readonly #signal: AbortSignal;
  readonly #options: { readonly abortSignal: AbortSignal };

  /** Requests that are under way when `signal` is aborted fail. */
  constructor(region: string, signal: AbortSignal, config: EC2ClientConfig = {}) {
    this.#client = ec2Client(region, config);
    this.#once = ec2Client(region, { ...config, ...ASKED_ONCE });
    this.#signal = signal;
    this.#options = { abortSignal: signal };
  }

  async home(fleet: string): Promise<HomeVolume | undefined> {
    return theHome(await this.#volumes(filter('tag:fleet', fleet), filter('tag:role', HOME_ROLE)));
  }

  async volume(id: string): Promise<HomeVolume | undefined> {
    // As a filter: an id that is not there is then left out instead of refused.
    return (await this.#volumes(filter('volume-id', id)))[0];
  }

  ensureSnapshot({ volume, roll }: SnapshotWanted): Promise<HomeSnapshot> {
    const tags = tagList(new Map(volume.tags).set(ROLL_TAG, roll));
    const input = {
      VolumeId: volume.id,
      Description: `Jenkins home before roll ${roll}`,
      TagSpecifications: [{ ResourceType: 'snapshot' as const, Tags: tags }],
    };
    return once(
      this.#signal,
      async () => {
        const made = await this.#snapshots(filter(`tag:${ROLL_TAG}`, roll), filter('volume-id', volume.id));
        return made.filter(({ state }) => state !== 'error').sort((a, b) => a.begun - b.begun)[0];
      },
      async () => {
        const asked = this.#once.send(new CreateSnapshotCommand(input), this.#options);
        return readHomeSnapshot(await told('ec2:CreateSnapshot', asked));
      },
    );
  }

  async snapshot(id: string): Promise<HomeSnapshot | undefined> {
    return (await this.#snapshots(filter('snapshot-id', id)))[0];
  }

  async restore(wanted: RestoreWanted): Promise<string> {
    const [made] = await this.#volumes(
      filter('snapshot-id', wanted.snapshot),
      filter('tag:role', HOME_ROLE),
      filter('status', 'creating', 'available', 'in-use'),
    );
    const id = made?.id ?? (await this.#created(wanted));
    await this.#until('ec2:CreateVolume', id, `is not there yet`, ({ state }) =>
      ['available', 'in-use'].includes(state),
    );
    return id;
  }

  async swap({ instance, device, from, to }: SwapWanted): Promise<void> {
    const coming = await this.volume(to);
    if (coming === undefined) throw new CloudRefused('ec2:AttachVolume', 'NotFound', `there is no ${to}`);
    if (coming.attached?.instance === instance) return this.#attachedTo(instance, to);
    const place = [filter('attachment.instance-id', instance), filter('attachment.device', device)];
    const [there] = await this.#volumes(...place);
    if (there !== undefined && there.id !== from)
      throw refusedAsFull({ instance, device, from, to }, there.id);
    if (there !== undefined) await this.#detach(from, instance);
    await this.#attach({ VolumeId: to, InstanceId: instance, Device: device });
  }

  async #created(wanted: RestoreWanted): Promise<string> {
    const asked = this.#client.send(new CreateVolumeCommand(newVolume(wanted)), this.#options);
    return (await told('ec2:CreateVolume', asked)).VolumeId ?? '';
  }

  async #detach(VolumeId: string, InstanceId: string): Promise<void> {
    const command = new DetachVolumeCommand({ VolumeId, InstanceId });
    await told('ec2:DetachVolume', this.#client.send(command, this.#options)).catch(async error => {
      // It was taken off before, and only this answer came late.
      if ((await this.volume(VolumeId))?.attached !== undefined) throw error;
    });
    const why = `is still in use on ${InstanceId}: the machine must be stopped, or the home unmounted`;
    await this.#until('ec2:DetachVolume', VolumeId, why, ({ attached }) => attached === undefined);
  }

  async #attach(input: { VolumeId: string; InstanceId: string; Device: string }): Promise<void> {
    const attach = this.#once.send(new AttachVolumeCommand(input), this.#options);
    await told('ec2:AttachVolume', attach).catch(async error => {
      if ((await this.volume(input.VolumeId))?.attached?.instance !== input.InstanceId) throw error;
    });
    await this.#attachedTo(input.InstanceId, input.VolumeId);
  }

  #attachedTo(instance: string, volume: string): Promise<void> {
    const why = `is not attached to ${instance} yet`;
    return this.#until('ec2:AttachVolume', volume, why, ({ state, attached }) =>
      Boolean(state === 'in-use' && attached?.instance === instance),
    );
  }

  /** @throws CloudRefused that may pass, when the volume does not come to be so */
  async #until(
    action: string,
    id: string,
    why: string,
    isSo: (volume: HomeVolume) => boolean,
  ): Promise<void> {
    const looked = async () => {
      const volume = await this.volume(id);
      return volume && isSo(volume) ? volume : undefined;
    };
    const seen = await settled(this.#signal, LOOKS, looked);
    if (seen === undefined) throw new CloudRefused(action, 'NotYet', `${id} ${why}`, true);
  }

  /** The newest first. */
  async #volumes(...Filters: Filter[]): Promise<readonly HomeVolume[]> {
    const pages = paginateDescribeVolumes(
      { client: this.#client, pageSize: PAGE },
      { Filters },
      this.#options,
    );
    const found = await allPages('ec2:DescribeVolumes', pages, page => page.Volumes ?? []);
    const made = ({ CreateTime }: Volume) => CreateTime?.getTime() ?? 0;
    return [...found].sort((a, b) => made(b) - made(a)).map(readVolume);
  }

  #snapshots(...Filters: Filter[]): Promise<readonly HomeSnapshot[]> {
    const input = { OwnerIds: ['self'], Filters };
    const pages = paginateDescribeSnapshots({ client: this.#client, pageSize: PAGE }, input, this.#options);
    return allPages('ec2:DescribeSnapshots', pages, page => (page.Snapshots ?? []).map(readHomeSnapshot));
  }
}
