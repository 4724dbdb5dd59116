import { EfsAccessPoint } from '@cdktf/provider-aws/lib/efs-access-point/index.js';
import { EfsFileSystem } from '@cdktf/provider-aws/lib/efs-file-system/index.js';
import { EfsFileSystemPolicy } from '@cdktf/provider-aws/lib/efs-file-system-policy/index.js';
import { EfsMountTarget } from '@cdktf/provider-aws/lib/efs-mount-target/index.js';
import { Construct } from 'constructs';
import { THIS } from '../logical-id.ts';
import { policyDocument } from '../policy-document.ts';
/** The account of the agents on every image; all access points act as it. */
const AGENT_ID = 1000;
/** The optional shared cache on EFS (B7). Each trust zone has its own folder, behind its own access point. */
export class SharedFileSystem extends Construct {
    id;
    arn;
    /** By trust zone. */
    accessPointArns;
    constructor(scope, id, props) {
        super(scope, id);
        const system = new EfsFileSystem(this, THIS, {
            encrypted: true,
            kmsKeyId: props.keyArn,
            throughputMode: 'elastic',
            lifecyclePolicy: [
                { transitionToIa: 'AFTER_30_DAYS' },
                { transitionToPrimaryStorageClass: 'AFTER_1_ACCESS' },
            ],
            tags: { Name: props.fleet.fleet },
            lifecycle: { preventDestroy: true },
        });
        this.id = system.id;
        this.arn = system.arn;
        this.#admitTlsOnly();
        this.#mount(props);
        const zones = new Construct(this, 'zone');
        this.accessPointArns = new Map(Object.keys(props.fleet.trust).map(zone => [zone, this.#accessPoint(zones, zone)]));
    }
    /** With any policy, EFS stops letting in whoever reaches it: what a zone's role does not allow is refused. */
    #admitTlsOnly() {
        new EfsFileSystemPolicy(this, 'policy', {
            fileSystemId: this.id,
            policy: policyDocument([
                {
                    sid: 'TlsOnly',
                    effect: 'Deny',
                    principals: { AWS: '*' },
                    actions: ['elasticfilesystem:Client*'],
                    resources: [this.arn],
                    conditions: { Bool: { 'aws:SecureTransport': 'false' } },
                },
            ]),
        });
    }
    #mount({ subnetIds, securityGroupId }) {
        const mounts = new Construct(this, 'mount');
        for (const [index, subnetId] of subnetIds.entries())
            new EfsMountTarget(mounts, String(index + 1), {
                fileSystemId: this.id,
                subnetId,
                securityGroups: [securityGroupId],
            });
    }
    #accessPoint(zones, zone) {
        return new EfsAccessPoint(zones, zone, {
            fileSystemId: this.id,
            posixUser: { uid: AGENT_ID, gid: AGENT_ID },
            rootDirectory: {
                path: `/${zone}`,
                creationInfo: { ownerUid: AGENT_ID, ownerGid: AGENT_ID, permissions: '0755' },
            },
            tags: { Name: zone },
        }).arn;
    }
}
