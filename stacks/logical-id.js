/** The construct id of a part that needs no name beside its parent's: left out of the logical id, and no name of a pool. */
export const THIS = '.';
/**
 * The name of a resource within its type, made from the ids of its construct and of those around it:
 * `['network', 'private', 'a']` is `network_private_a`, so the subnet is `aws_subnet.network_private_a`.
 *
 * It depends on nothing but that path, so a new pool renames nobody else's resources. Names of pools, zones and
 * secrets keep their hyphens and have no underscore, which keeps `pool_cpu-spot` apart from a part `spot` of `cpu`.
 * What an identifier of Terraform cannot hold (a registry may be called `ci/base`) becomes its code: `ci-2f-base`.
 */
export function logicalIdOf(path) {
    return path
        .filter(part => part !== THIS)
        .map(part => part.replace(/[^\w-]/g, character => `-${character.codePointAt(0)?.toString(16)}-`))
        .join('_');
}
