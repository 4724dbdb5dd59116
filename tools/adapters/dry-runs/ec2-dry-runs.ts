import {
  AttachVolumeCommand,
  CreateSnapshotCommand,
  CreateVolumeCommand,
  DetachVolumeCommand,
  type EC2Client,
  type EC2ClientConfig,
  TerminateInstancesCommand,
  type VolumeType,
} from '@aws-sdk/client-ec2';
import { CloudRefused, told } from '../aws/cloud-refused.ts';
import { ec2Client } from '../aws/ec2-client.ts';
import { ROLL_TAG } from '../home-volumes/home-volumes.ts';
import { tagList } from '../home-volumes/new-volume.ts';
import type { Attempt, DryRuns, Verdict } from './dry-runs.ts';

/** How EC2 says that it would have done it. */
const ALLOWED = 'DryRunOperation';
/** No answer to the question: it must be mended first. */
const NOBODY = /^(?:AuthFailure|InvalidClientTokenId|SignatureDoesNotMatch|.*Expired.*)$/;

const DryRun = true;

/** Dry runs of EC2. Credentials come from where the AWS SDK finds them. */
export class Ec2DryRuns implements DryRuns {
  readonly #client: EC2Client;
  readonly #options: { readonly abortSignal: AbortSignal };

  /** Requests that are under way when `signal` is aborted fail. */
  constructor(region: string, signal: AbortSignal, config: EC2ClientConfig = {}) {
    this.#client = ec2Client(region, config);
    this.#options = { abortSignal: signal };
  }

  async attempt(attempt: Attempt): Promise<Verdict> {
    try {
      await told(attempt.action, this.#send(attempt));
      return { kind: 'unknown', why: 'EC2 did not take it for a dry run' };
    } catch (error) {
      if (!(error instanceof CloudRefused) || error.passing || NOBODY.test(error.code)) throw error;
      if (error.code === ALLOWED) return { kind: 'allowed' };
      return error.unauthorised ? { kind: 'denied' } : { kind: 'unknown', why: error.message };
    }
  }

  #send(attempt: Attempt): Promise<unknown> {
    switch (attempt.action) {
      case 'ec2:CreateSnapshot':
        return this.#client.send(
          new CreateSnapshotCommand({
            VolumeId: attempt.volume.id,
            TagSpecifications: [{ ResourceType: 'snapshot', Tags: tagsLike(attempt.volume.tags) }],
            DryRun,
          }),
          this.#options,
        );
      case 'ec2:CreateVolume':
        return this.#client.send(newVolumeLike(attempt), this.#options);
      case 'ec2:DetachVolume': {
        const { volume: VolumeId, instance: InstanceId } = attempt;
        return this.#client.send(new DetachVolumeCommand({ VolumeId, InstanceId, DryRun }), this.#options);
      }
      case 'ec2:AttachVolume': {
        const { volume: VolumeId, instance: InstanceId, device: Device } = attempt;
        const input = { VolumeId, InstanceId, Device, DryRun };
        return this.#client.send(new AttachVolumeCommand(input), this.#options);
      }
      case 'ec2:TerminateInstances': {
        const input = { InstanceIds: [attempt.instance], DryRun };
        return this.#client.send(new TerminateInstancesCommand(input), this.#options);
      }
    }
  }
}

/** An empty volume like this one, since there is no snapshot yet: the same right is asked for. */
const newVolumeLike = ({ like }: Extract<Attempt, { action: 'ec2:CreateVolume' }>) =>
  new CreateVolumeCommand({
    AvailabilityZone: like.zone,
    // The types are EC2's own words; the SDK lists those of its day.
    VolumeType: like.type as VolumeType,
    Size: like.gibibytes,
    Encrypted: like.encrypted,
    ...(like.key !== undefined && { KmsKeyId: like.key }),
    TagSpecifications: [{ ResourceType: 'volume', Tags: tagsLike(like.tags) }],
    DryRun,
  });

/** A policy may ask for the tags that a roll sets. */
const tagsLike = (tags: ReadonlyMap<string, string>) => tagList(new Map(tags).set(ROLL_TAG, 'preflight'));
