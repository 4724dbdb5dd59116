import { Construct } from 'constructs';
import { artefactBucketName } from '../../fleet/resolve/names.ts';
import { BuildCaches } from './build-caches.ts';
import { PrivateBucket } from './private-bucket.ts';
import { Registries } from './registries.ts';
import { SecretContainers } from './secret-containers.ts';
import { SharedFileSystem } from './shared-file-system.ts';
/** Where the fleet keeps what outlives a build: caches, artefacts, images, secrets. */
export class Stores extends Construct {
    /** By trust zone. */
    cacheBucketArns;
    artefactBucketArn;
    registryArns;
    /** By the secret's name in the fleet file. */
    secretArns;
    /** undefined: the fleet file does not ask for one. */
    fileSystem;
    constructor(scope, id, props) {
        super(scope, id);
        const { fleet, keyArn } = props;
        this.cacheBucketArns = new BuildCaches(this, 'cache', { fleet, keyArn }).arns;
        this.artefactBucketArn = this.#artefacts(fleet, keyArn);
        this.registryArns = new Registries(this, 'registry', { fleet, keyArn }).arns;
        this.secretArns = new SecretContainers(this, 'secret', { fleet, keyArn }).arns;
        this.fileSystem = this.#fileSystem(props);
    }
    /** The bucket of test artefacts (A2 to A6): a second upload under one name is a second version, never a loss. */
    #artefacts(fleet, keyArn) {
        return new PrivateBucket(this, 'artefacts', {
            name: artefactBucketName(fleet),
            keyArn,
            expireAfter: fleet.artefacts.keep,
            dataBearing: true,
        }).arn;
    }
    #fileSystem(props) {
        const { fleet, keyArn, network, fileSystemSecurityGroupId: securityGroupId } = props;
        if (!fleet.caches.efs || securityGroupId === undefined)
            return undefined;
        const subnetIds = network.privateSubnetIds;
        return new SharedFileSystem(this, 'shared', { fleet, keyArn, subnetIds, securityGroupId });
    }
}
