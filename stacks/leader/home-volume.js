import { EbsVolume } from '@cdktf/provider-aws/lib/ebs-volume/index.js';
import { Construct } from 'constructs';
import { THIS } from '../logical-id.ts';
/** The volume of the Jenkins home: jobs, build records, configuration. It stays when the leader is replaced. */
export class HomeVolume extends Construct {
    id;
    arn;
    constructor(scope, id, { fleet, keyArn, zone }) {
        super(scope, id);
        const volume = new EbsVolume(this, THIS, {
            availabilityZone: zone,
            type: 'gp3',
            size: fleet.leader.volumes.home.toGibibytes(),
            encrypted: true,
            kmsKeyId: keyArn,
            // Should somebody take `prevent_destroy` away, there is still a snapshot.
            finalSnapshot: true,
            tags: { Name: `${fleet.fleet}-jenkins-home`, role: 'jenkins-home' },
            lifecycle: { preventDestroy: true },
        });
        this.id = volume.id;
        this.arn = volume.arn;
    }
}
