import { BackendFailed, type RunOrder } from '../backend.ts';
import type { BuildTarget } from './job-cfg.ts';
import type { SlurmWorld } from './slurm-world.ts';

/**
 * What an order asks for, in the words of the operator file. A repository's own configuration may name only what stands there.
 * @throws BackendFailed when it names something else
 */
export function buildTarget(world: SlurmWorld, { pull, target }: RunOrder): BuildTarget {
  const { architectures, accelerators, repositories } = world.settings;
  const facets = world.facets(pull.repository, target);
  if (facets === undefined) throw unknown('target', target, []);
  const { architecture = '', accelerator, repository = '' } = facets;
  if (!Object.hasOwn(architectures, architecture))
    throw unknown('architecture', architecture, Object.keys(architectures));
  if (accelerator !== undefined && !Object.hasOwn(accelerators, accelerator))
    throw unknown('accelerator', accelerator, Object.keys(accelerators));
  const entry = Object.hasOwn(repositories, repository) ? repositories[repository] : undefined;
  if (entry === undefined) throw unknown('repository to build for', repository, Object.keys(repositories));
  return { architecture, accelerator, repository, entry };
}

function unknown(what: string, name: string, known: readonly string[]): BackendFailed {
  const fix = known.length === 0 ? undefined : `It has: ${known.slice(0, 20).join(', ')}.`;
  return new BackendFailed(`this cluster has no ${what} ${JSON.stringify(name.slice(0, 100))}`, {
    later: false,
    ...(fix === undefined ? {} : { fix }),
  });
}
