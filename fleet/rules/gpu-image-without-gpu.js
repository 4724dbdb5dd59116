import { hasNvidiaGpu } from './machine-traits.ts';
import { rule } from './rule.ts';
/** Docker with the NVIDIA runtime does not start there. */
export const gpuImageWithoutGpu = rule({
    id: 'gpu-image-without-gpu',
    severity: 'error',
    says: 'Under an image with the GPU driver, every instance type has an NVIDIA GPU.',
}, function* ({ machines }) {
    for (const { image, imageName, imagePath, types } of machines)
        for (const { name, path, facts } of image?.gpu === true ? types : []) {
            if (facts === undefined || hasNvidiaGpu(facts))
                continue;
            yield {
                path,
                related: [imagePath, ['images', imageName]],
                message: `image \`${imageName}\` has the NVIDIA driver, so its machines have an NVIDIA GPU; \`${name}\` has ${facts.gpu ?? 'none'}`,
                got: name,
                fix: 'choose a type of the families g4dn, g5 or g6, or an image without the driver',
            };
        }
});
