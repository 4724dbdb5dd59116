import { rule } from './rule.ts';
/** An agent that boots from the leader's image would start a second Jenkins, and the other way round there is none. */
export const imageForOtherUse = rule({
    id: 'image-for-other-use',
    severity: 'error',
    says: 'The leader boots from an image of a leader, and pools boot from other ones.',
}, function* ({ machines }) {
    for (const [index, { image, imageName, imagePath }] of machines.entries()) {
        const isLeader = index === 0;
        if (image === undefined || (image.of === 'leader') === isLeader)
            continue;
        yield {
            path: imagePath,
            related: [['images', imageName]],
            message: isLeader
                ? `the leader boots from an image that is \`of: leader\`, and this one is \`of: ${image.of}\``
                : 'a pool boots from an image of an agent, and this one is `of: leader`',
            got: imageName,
            fix: isLeader ? 'write `image: leader`' : 'write for example `image: agent-x86_64`',
        };
    }
});
