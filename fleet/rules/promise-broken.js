import { machineTraits } from './machine-traits.ts';
import { rule } from './rule.ts';
/** A label means the same on every machine that carries it (B21 to B26). */
export const promiseBroken = rule({
    id: 'promise-broken',
    severity: 'error',
    says: 'Every machine keeps what its labels and aliases promise: the architecture, and whether it has a GPU.',
}, function* (facts) {
    for (const [label, promised] of Object.entries(facts.fleet.promises))
        for (const carrier of facts.labels.all.get(label) ?? []) {
            const traits = machineTraits(carrier.pool, facts);
            for (const breach of [archBreach(promised, traits, carrier), gpuBreach(promised, traits)])
                if (breach !== undefined)
                    yield faultOf(label, carrier, breach);
        }
});
function archBreach({ arch }, traits, { pool }) {
    // An image that is not there is told by `image-unknown`.
    const unknown = traits.arch === undefined && pool.kind !== 'external';
    if (arch === undefined || arch === traits.arch || unknown)
        return undefined;
    const words = `${arch}, and ${traits.arch === undefined ? 'nothing says what these hosts are' : `these machines are ${traits.arch}`}`;
    return { key: 'arch', words, claim: `arch: ${arch}` };
}
function gpuBreach({ gpu }, { gpus }) {
    if (gpu === undefined || gpus === undefined || gpus === (gpu ? 'all' : 'none'))
        return undefined;
    const words = gpu
        ? `a GPU, and ${gpus === 'some' ? 'some of these machines have' : 'these machines have'} none`
        : 'machines without a GPU, and these have one';
    return { key: 'gpu', words, claim: `gpu: ${gpu}` };
}
function faultOf(label, { pool, poolName, path }, { key, words, claim }) {
    const external = pool.kind === 'external';
    const machines = external ? ['external', key] : [key === 'arch' ? 'image' : 'instances'];
    return {
        path,
        related: [['pools', poolName, ...machines], ['promises', label, key], ['aliases'], ['images']],
        message: `label \`${label}\` promises ${words}`,
        got: label,
        fix: external
            ? `write \`external: {${claim}}\` when it is so, else choose another label`
            : `choose other machines or another label, or change \`promises.${label}\``,
    };
}
