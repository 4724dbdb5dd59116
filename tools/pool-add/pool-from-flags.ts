import type { InstanceCatalogue } from '../../fleet/catalogue/instance-types.ts';
import { suggest } from '../../fleet/suggest.ts';
import { UserError } from '../user-error.ts';
import type { NewPool } from './new-pool.ts';

/** What `fleet pool add` is told. */
export interface PoolFlags {
  readonly labels: readonly string[];
  readonly instance?: readonly string[];
  readonly image?: string;
  readonly max?: number;
  readonly min?: number;
  readonly idle?: string;
  readonly hosts?: number;
  readonly external?: readonly string[];
  readonly inbound?: true;
  readonly voting?: boolean;
}

const KINDS =
  'one of `--max <machines>` (autoscaled), `--hosts <number>` (static) and `--external <host...>`';

/**
 * The pool that the flags describe. The kind follows from `--max`, `--hosts` or `--external`; the image, where none is
 * named, from what the first instance type is.
 * @throws UserError for flags that do not go together, and for an unknown instance type.
 */
export function poolFromFlags(name: string, flags: PoolFlags, catalogue: InstanceCatalogue): NewPool {
  const { labels, max, min, idle, hosts, external } = flags;
  if ([max, hosts, external].filter(given => given !== undefined).length !== 1)
    throw new UserError('the kind of the pool is not clear', { fix: `give ${KINDS}` });
  if (max === undefined && (min !== undefined || idle !== undefined))
    throw new UserError('`--min` and `--idle` are for autoscaled pools', { fix: 'give `--max` with them' });
  if (external !== undefined) return externalPool(name, external, flags);
  const machines = machinesOf(flags, catalogue);
  if (hosts !== undefined) return { kind: 'static', name, labels, ...machines, hosts };
  return {
    kind: 'autoscaled',
    name,
    labels,
    ...machines,
    max: max ?? 0,
    ...(min !== undefined && { min }),
    ...(idle !== undefined && { idle }),
  };
}

function externalPool(name: string, external: readonly string[], flags: PoolFlags): NewPool {
  const [first, ...others] = external;
  if (first === undefined || flags.instance || flags.image)
    throw new UserError('an external pool has hosts, and neither instance types nor an image', {
      fix: 'leave `--instance` and `--image` out',
    });
  return {
    kind: 'external',
    name,
    labels: flags.labels,
    hosts: [first, ...others],
    ...(flags.inbound && { connect: 'inbound' as const }),
    ...(flags.voting === false && { voting: false }),
  };
}

function machinesOf({ instance = [], image }: PoolFlags, catalogue: InstanceCatalogue) {
  const [first, ...others] = instance;
  if (first === undefined)
    throw new UserError('`--instance` is missing', {
      fix: 'name an instance type, such as `--instance c6a.8xlarge`',
    });
  return { image: image ?? imageFor(first, catalogue), instances: [first, ...others] as const };
}

/** The standard image for an instance type: by GPU first, then by architecture. */
function imageFor(instance: string, catalogue: InstanceCatalogue): string {
  const facts = catalogue.get(instance);
  if (facts === undefined) {
    const near = suggest(instance, catalogue.keys());
    throw new UserError(`EC2 has no instance type \`${instance}\``, {
      fix:
        near === undefined
          ? 'write family, dot and size, such as `c6a.8xlarge`'
          : `did you mean \`${near}\`?`,
    });
  }
  if (facts.gpu?.startsWith('NVIDIA') && facts.arch === 'x86_64') return 'agent-gpu';
  return facts.arch === 'arm64' ? 'agent-arm64' : 'agent-x86_64';
}
