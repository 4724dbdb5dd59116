import {
  DeleteSnapshotCommand,
  DeregisterImageCommand,
  type EC2Client,
  type EC2ClientConfig,
  type Filter,
  paginateDescribeImages,
  paginateDescribeInstances,
  paginateDescribeLaunchTemplates,
  paginateDescribeLaunchTemplateVersions,
  paginateDescribeSnapshots,
} from '@aws-sdk/client-ec2';
import { allPages } from '../aws/all-pages.ts';
import { CloudRefused, told } from '../aws/cloud-refused.ts';
import { ec2Client } from '../aws/ec2-client.ts';
import { readImage, readSnapshot, usesOfInstance, usesOfVersion } from './ec2-readings.ts';
import type { DiskSnapshot, ImageUse, MachineImage, MachineImages } from './machine-images.ts';

/** The most that EC2 takes for launch templates; the emulator gives fewer, and no further page, without it. */
const TEMPLATE_PAGE = 200;
const PAGE = 500;
/** All states but `terminated`: EC2 can start a stopped machine again, and one that shuts down may be replaced. */
const ALIVE = ['pending', 'running', 'shutting-down', 'stopping', 'stopped'];

const taggedWith = (fleet: string): Filter => ({ Name: 'tag:fleet', Values: [fleet] });

/** The machine images of EC2. Credentials come from where the AWS SDK finds them. */
export class Ec2MachineImages implements MachineImages {
  readonly #client: EC2Client;

  constructor(region: string, config: EC2ClientConfig = {}) {
    this.#client = ec2Client(region, config);
  }

  own(fleet?: string): Promise<readonly MachineImage[]> {
    const filters = fleet === undefined ? {} : { Filters: [taggedWith(fleet)] };
    return this.#images({ Owners: ['self'], IncludeDisabled: true, ...filters });
  }

  async find(ids: readonly string[]): Promise<readonly MachineImage[]> {
    if (ids.length === 0) return [];
    // As a filter: an id that is not there is then left out instead of refused.
    const filters = [{ Name: 'image-id', Values: [...ids] }];
    return this.#images({ IncludeDeprecated: true, IncludeDisabled: true, Filters: filters });
  }

  async snapshots(fleet: string): Promise<readonly DiskSnapshot[]> {
    const input = { OwnerIds: ['self'], Filters: [taggedWith(fleet)] };
    const pages = paginateDescribeSnapshots({ client: this.#client, pageSize: PAGE }, input);
    return allPages('ec2:DescribeSnapshots', pages, page => (page.Snapshots ?? []).map(readSnapshot));
  }

  async uses(): Promise<readonly ImageUse[]> {
    const versions = (await this.#templates()).map(template => this.#versionUses(template).catch(noneIfGone));
    return [...(await Promise.all(versions)).flat(), ...(await this.#instanceUses())];
  }

  async deregister(image: string): Promise<void> {
    await told('ec2:DeregisterImage', this.#client.send(new DeregisterImageCommand({ ImageId: image })));
  }

  async deleteSnapshot(snapshot: string): Promise<void> {
    const command = new DeleteSnapshotCommand({ SnapshotId: snapshot });
    await told('ec2:DeleteSnapshot', this.#client.send(command));
  }

  #images(input: Parameters<typeof paginateDescribeImages>[1]): Promise<readonly MachineImage[]> {
    const pages = paginateDescribeImages({ client: this.#client, pageSize: PAGE }, input);
    return allPages('ec2:DescribeImages', pages, page => (page.Images ?? []).map(readImage));
  }

  #templates(): Promise<readonly string[]> {
    const pages = paginateDescribeLaunchTemplates({ client: this.#client, pageSize: TEMPLATE_PAGE }, {});
    return allPages('ec2:DescribeLaunchTemplates', pages, page =>
      (page.LaunchTemplates ?? []).flatMap(({ LaunchTemplateId: id }) => (id === undefined ? [] : [id])),
    );
  }

  #versionUses(template: string): Promise<readonly ImageUse[]> {
    const pages = paginateDescribeLaunchTemplateVersions(
      { client: this.#client, pageSize: TEMPLATE_PAGE },
      // A version may name a parameter that holds the image; EC2 then says which image that is now.
      { LaunchTemplateId: template, ResolveAlias: true },
    );
    return allPages('ec2:DescribeLaunchTemplateVersions', pages, page =>
      (page.LaunchTemplateVersions ?? []).flatMap(usesOfVersion),
    );
  }

  #instanceUses(): Promise<readonly ImageUse[]> {
    const input = { Filters: [{ Name: 'instance-state-name', Values: ALIVE }] };
    const pages = paginateDescribeInstances({ client: this.#client, pageSize: PAGE }, input);
    return allPages('ec2:DescribeInstances', pages, page =>
      (page.Reservations ?? []).flatMap(({ Instances = [] }) => Instances.flatMap(usesOfInstance)),
    );
  }
}

/** A template that was deleted since it was listed uses nothing. */
function noneIfGone(error: unknown): readonly ImageUse[] {
  if (error instanceof CloudRefused && error.code === 'InvalidLaunchTemplateId.NotFound') return [];
  throw error;
}
