import { S3Backend, TerraformElement } from 'cdktf';
import { Construct } from 'constructs';
import { stateBucketName } from '../fleet/resolve/names.ts';
/** The first Terraform, and OpenTofu, that locks a state in S3 with a file beside it and needs no table for that. */
const REQUIRED_VERSION = '>= 1.10.0';
/** Where Terraform keeps its state: encrypted, with a lock file. `fleet bootstrap` makes the bucket. */
export class State extends Construct {
    constructor(scope, id, { fleet }) {
        super(scope, id);
        const backend = new S3Backend(this, {
            bucket: stateBucketName(fleet),
            key: `${fleet.fleet}/terraform.tfstate`,
            region: fleet.region,
            encrypt: true,
        });
        // cdktf does not know it yet.
        backend.addOverride('use_lockfile', true);
        new RequiredVersion(this, 'required-version');
    }
}
/** Refuses versions of Terraform that could not lock the state. */
class RequiredVersion extends TerraformElement {
    toTerraform() {
        return { terraform: { required_version: REQUIRED_VERSION } };
    }
}
