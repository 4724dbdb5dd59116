/**
 * What `cdktf plan` and `cdktf apply` want to find in the comment at the top; nothing when the stack is not made by a
 * cdktf `App`, which alone sets the version.
 */
export function cliMetadata(stack, outputs) {
    const version = stack.node.tryGetContext('cdktfVersion');
    if (version === undefined)
        return {};
    const stackName = stack.node.id;
    const names = Object.keys(outputs ?? {});
    return {
        metadata: { backend: 's3', stackName, version },
        outputs: { [stackName]: Object.fromEntries(names.map(name => [name, name])) },
    };
}
