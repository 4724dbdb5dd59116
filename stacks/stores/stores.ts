import { Construct } from 'constructs';
import { artefactBucketName } from '../../fleet/resolve/names.ts';
import type { Fleet } from '../../fleet/schema/fleet.ts';
import { BuildCaches } from './build-caches.ts';
import { PrivateBucket } from './private-bucket.ts';
import { Registries } from './registries.ts';
import { SecretContainers } from './secret-containers.ts';
import { SharedFileSystem } from './shared-file-system.ts';

/** What the stores need to know. */
export interface StoresProps {
  readonly fleet: Fleet;
  readonly keyArn: string;
  readonly network: { readonly privateSubnetIds: readonly string[] };
  /** The security group of the shared file system, where the fleet file asks for one. */
  readonly fileSystemSecurityGroupId: string | undefined;
}

/** Where the fleet keeps what outlives a build: caches, artefacts, images, secrets. */
export class Stores extends Construct {
  /** By trust zone. */
  readonly cacheBucketArns: ReadonlyMap<string, string>;
  readonly artefactBucketArn: string;
  readonly registryArns: readonly string[];
  /** By the secret's name in the fleet file. */
  readonly secretArns: ReadonlyMap<string, string>;
  /** undefined: the fleet file does not ask for one. */
  readonly fileSystem: SharedFileSystem | undefined;

  constructor(scope: Construct, id: string, props: StoresProps) {
    super(scope, id);
    const { fleet, keyArn } = props;
    this.cacheBucketArns = new BuildCaches(this, 'cache', { fleet, keyArn }).arns;
    this.artefactBucketArn = this.#artefacts(fleet, keyArn);
    this.registryArns = new Registries(this, 'registry', { fleet, keyArn }).arns;
    this.secretArns = new SecretContainers(this, 'secret', { fleet, keyArn }).arns;
    this.fileSystem = this.#fileSystem(props);
  }

  /** The bucket of test artefacts (A2 to A6): a second upload under one name is a second version, never a loss. */
  #artefacts(fleet: Fleet, keyArn: string): string {
    return new PrivateBucket(this, 'artefacts', {
      name: artefactBucketName(fleet),
      keyArn,
      expireAfter: fleet.artefacts.keep,
      dataBearing: true,
    }).arn;
  }

  #fileSystem(props: StoresProps): SharedFileSystem | undefined {
    const { fleet, keyArn, network, fileSystemSecurityGroupId: securityGroupId } = props;
    if (!fleet.caches.efs || securityGroupId === undefined) return undefined;
    const subnetIds = network.privateSubnetIds;
    return new SharedFileSystem(this, 'shared', { fleet, keyArn, subnetIds, securityGroupId });
  }
}
