import type { Carrier } from './label-index.ts';
import { machineTraits, type Traits } from './machine-traits.ts';
import { rule } from './rule.ts';

/** What a label promises. */
interface Promised {
  readonly arch?: 'x86_64' | 'arm64' | undefined;
  readonly gpu?: boolean | undefined;
}

/** A promise that machines do not keep. */
interface Breach {
  readonly key: 'arch' | 'gpu';
  /** What is promised, and what is there instead. */
  readonly words: string;
  /** What an external pool would say when it kept the promise. */
  readonly claim: string;
}

/** A label means the same on every machine that carries it (B21 to B26). */
export const promiseBroken = rule(
  {
    id: 'promise-broken',
    severity: 'error',
    says: 'Every machine keeps what its labels and aliases promise: the architecture, and whether it has a GPU.',
  },
  function* (facts) {
    for (const [label, promised] of Object.entries(facts.fleet.promises))
      for (const carrier of facts.labels.all.get(label) ?? []) {
        const traits = machineTraits(carrier.pool, facts);
        for (const breach of [archBreach(promised, traits, carrier), gpuBreach(promised, traits)])
          if (breach !== undefined) yield faultOf(label, carrier, breach);
      }
  },
);

function archBreach({ arch }: Promised, traits: Traits, { pool }: Carrier): Breach | undefined {
  // An image that is not there is told by `image-unknown`.
  const unknown = traits.arch === undefined && pool.kind !== 'external';
  if (arch === undefined || arch === traits.arch || unknown) return undefined;
  const words = `${arch}, and ${traits.arch === undefined ? 'nothing says what these hosts are' : `these machines are ${traits.arch}`}`;
  return { key: 'arch', words, claim: `arch: ${arch}` };
}

function gpuBreach({ gpu }: Promised, { gpus }: Traits): Breach | undefined {
  if (gpu === undefined || gpus === undefined || gpus === (gpu ? 'all' : 'none')) return undefined;
  const words = gpu
    ? `a GPU, and ${gpus === 'some' ? 'some of these machines have' : 'these machines have'} none`
    : 'machines without a GPU, and these have one';
  return { key: 'gpu', words, claim: `gpu: ${gpu}` };
}

function faultOf(label: string, { pool, poolName, path }: Carrier, { key, words, claim }: Breach) {
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
