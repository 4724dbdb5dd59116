import { machineTraits } from './machine-traits.ts';
import { rule } from './rule.ts';
/** The same build runs again there. */
export const fallbackOtherMachines = rule({
    id: 'fallback-other-machines',
    severity: 'error',
    says: 'A fall-back leads to machines of the same architecture, and to GPUs where the pool has them.',
}, function* (facts) {
    for (const { name, pool, path } of facts.autoscaled) {
        const { fallback } = pool.autoscaled;
        if (fallback === undefined)
            continue;
        const here = machineTraits(pool, facts);
        for (const { poolName, pool: there } of facts.labels.all.get(fallback) ?? []) {
            const difference = poolName === name ? undefined : differenceOf(here, machineTraits(there, facts));
            if (difference === undefined)
                continue;
            yield {
                path: path('autoscaled', 'fallback'),
                related: [path('image'), path('instances'), ['pools', poolName], ['images']],
                message: `\`fallback\` leads to machines on which the same build runs, and pool \`${poolName}\` ${difference}`,
                got: fallback,
                fix: 'name a label whose pools have machines like these',
            };
            break;
        }
    }
});
function differenceOf(here, there) {
    if (here.arch !== undefined && there.arch !== undefined && here.arch !== there.arch)
        return `is ${there.arch} where this one is ${here.arch}`;
    const fewer = here.gpus === 'all' && there.gpus !== undefined && there.gpus !== 'all';
    return fewer ? 'has machines without a GPU' : undefined;
}
