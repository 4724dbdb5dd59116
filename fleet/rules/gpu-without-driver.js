import { hasNvidiaGpu } from './machine-traits.ts';
import { rule } from './rule.ts';
/** The GPU would be paid for and not used. */
export const gpuWithoutDriver = rule({
    id: 'gpu-without-driver',
    severity: 'warning',
    says: 'An instance type with an NVIDIA GPU boots from an image with the GPU driver.',
}, function* ({ machines }) {
    for (const { image, imageName, imagePath, types } of machines)
        for (const { name, path, facts } of image?.gpu === false ? types : []) {
            if (facts === undefined || !hasNvidiaGpu(facts))
                continue;
            yield {
                path,
                related: [imagePath, ['images', imageName]],
                message: `a machine with a GPU (${facts.gpu}) has the driver, and image \`${imageName}\` has none`,
                got: name,
                fix: 'choose an image with `gpu: true`, for example `agent-gpu`, or a type without a GPU',
            };
        }
});
