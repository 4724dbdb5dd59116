import { rule } from './rule.ts';
/** A machine does not boot from an image of another architecture. */
export const instanceArch = rule({
    id: 'instance-arch',
    severity: 'error',
    says: 'Instance types have the architecture of the image that they boot from.',
}, function* ({ machines }) {
    for (const { image, imageName, imagePath, types } of machines)
        for (const { name, path, facts } of types) {
            if (image === undefined || facts === undefined || facts.arch === image.arch)
                continue;
            yield {
                path,
                related: [imagePath, ['images', imageName]],
                message: `an instance type has the architecture of its image; \`${imageName}\` is ${image.arch}, \`${name}\` is ${facts.arch}`,
                got: name,
                fix: `choose an ${image.arch} type, or an image for ${facts.arch}`,
            };
        }
});
