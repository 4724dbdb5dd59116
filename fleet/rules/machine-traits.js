import { own } from './own.ts';
/** What is known of a pool's machines from its image and instance types, or from its own words when it is external. */
export function machineTraits(pool, { fleet, catalogue }) {
    if (pool.kind === 'external')
        return { arch: pool.external.arch, gpus: pool.external.gpu ? 'all' : 'none' };
    const types = pool.instances.flatMap(({ name }) => catalogue.get(name) ?? []);
    return { arch: own(fleet.images, pool.image)?.arch, gpus: gpusOf(types) };
}
function gpusOf(types) {
    if (types.length === 0)
        return undefined;
    if (types.every(hasGpu))
        return 'all';
    return types.some(hasGpu) ? 'some' : 'none';
}
/** Whether there is any GPU in it, be it a part of one: the g6f family has 0 whole GPUs. */
const hasGpu = (type) => type.gpu !== undefined;
/** Whether there is a GPU in it for which the GPU images have the driver. */
export const hasNvidiaGpu = (type) => type.gpu?.startsWith('NVIDIA ') === true;
