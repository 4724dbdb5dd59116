const PULL = ['ecr:BatchCheckLayerAvailability', 'ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'];
const PUSH = ['ecr:CompleteLayerUpload', 'ecr:InitiateLayerUpload', 'ecr:PutImage', 'ecr:UploadLayerPart'];
/** Every zone pulls this fleet's images; only trusted ones push, because all others run what was pushed. */
export function registryRights({ fleet, zone, stores }) {
    const resources = stores.registryArns;
    if (resources.length === 0)
        return [];
    // One statement for both: a role's policy has room for 10,240 characters, and the ARNs are most of it.
    const [sid, actions] = fleet.trust[zone]?.trusted
        ? ['RegistryPush', [...PULL, ...PUSH]]
        : ['RegistryPull', PULL];
    return [
        // Logging in is no matter of one registry: AWS takes no ARN here.
        { sid: 'RegistryLogin', actions: ['ecr:GetAuthorizationToken'], resources: ['*'] },
        { sid, actions, resources },
    ];
}
