/** The template's newest version: a change of it is no change of the group, and touches no machine that runs. */
const NEWEST = '$Latest';
/** A mixed-instances policy; or, for a pool with a warm pool, the bare template, since AWS has no both. */
export function purchaseOf(pool, templateId) {
    const { warm } = pool.autoscaled;
    return warm === undefined
        ? { mixedInstancesPolicy: mixedInstances(pool, templateId) }
        : { launchTemplate: { id: templateId, version: NEWEST }, warmPool: warmPool(warm) };
}
function mixedInstances({ instances, autoscaled }, launchTemplateId) {
    return {
        launchTemplate: {
            launchTemplateSpecification: { launchTemplateId, version: NEWEST },
            // The overrides replace the template's type, so its own type must be among them or it is never launched.
            override: instances.map(type => ({ instanceType: type.name })),
        },
        instancesDistribution: {
            // In the order of the overrides: the preferred type first.
            onDemandAllocationStrategy: 'prioritized',
            onDemandBaseCapacity: autoscaled.onDemand.base,
            onDemandPercentageAboveBaseCapacity: autoscaled.onDemand.above.points,
            // The pools least likely to be taken back, then the cheapest of them: a lost machine is a lost build.
            spotAllocationStrategy: 'price-capacity-optimized',
        },
    };
}
function warmPool({ size, state }) {
    return {
        poolState: state === 'stopped' ? 'Stopped' : 'Running',
        minSize: size,
        // Equal to the minimum: exactly so many wait. Without it all that the group may still grow by would be made.
        maxGroupPreparedCapacity: size,
        // A machine that ran a stranger's build is not used for the next one.
        instanceReusePolicy: { reuseOnScaleIn: false },
    };
}
