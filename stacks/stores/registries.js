import { EcrLifecyclePolicy } from '@cdktf/provider-aws/lib/ecr-lifecycle-policy/index.js';
import { EcrRepository } from '@cdktf/provider-aws/lib/ecr-repository/index.js';
import { Construct } from 'constructs';
import { registryName } from '../../fleet/resolve/names.ts';
import { THIS } from '../logical-id.ts';
import { registryLifecycle } from './registry-lifecycle.ts';
/** The container registries of the CI images, scanned on push, each keeping its newest images. */
export class Registries extends Construct {
    arns;
    constructor(scope, id, { fleet, keyArn }) {
        super(scope, id);
        this.arns = fleet.registries.repositories.map(repository => {
            const part = new Construct(this, repository);
            const registry = new EcrRepository(part, THIS, {
                name: registryName(fleet, repository),
                // A CI image that is built again keeps its tag, which names the commit of its Dockerfile. Only trusted zones push.
                imageTagMutability: 'MUTABLE',
                imageScanningConfiguration: { scanOnPush: true },
                encryptionConfiguration: [{ encryptionType: 'KMS', kmsKey: keyArn }],
            });
            new EcrLifecyclePolicy(part, 'lifecycle', {
                repository: registry.name,
                policy: registryLifecycle(fleet.registries.keep),
            });
            return registry.arn;
        });
    }
}
