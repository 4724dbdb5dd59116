import { didYouMean } from '../../../../fleet/did-you-mean.ts';
import type { Path } from '../../../../fleet/problem.ts';
import type { RepositoryFile } from '../../repository-file.ts';
import { rule } from '../rule.ts';

/** A target of an instance that the file does not name is run by nobody. */
export const unknownInstance = rule<RepositoryFile>(
  {
    id: 'unknown-instance',
    severity: 'error',
    says: 'What a job, a build or the benchmarks name as their instance stands in `instances`.',
  },
  function* (file) {
    for (const { name, path } of namedInstances(file))
      if (!file.instances.includes(name))
        yield {
          path,
          related: [['instances']],
          message: `\`${name}\` is no instance that serves this repository`,
          got: name,
          fix: didYouMean(name, file.instances, 'add it to `instances`'),
        };
  },
);

/** Where instances are named, beside `instances` itself. */
function* namedInstances(file: RepositoryFile): Iterable<{ readonly name: string; readonly path: Path }> {
  for (const [job, { instance }] of Object.entries(file.jobs))
    if (instance !== undefined) yield { name: instance, path: ['jobs', job, 'instance'] };
  for (const [build, { instances }] of Object.entries(file.builds))
    for (const [index, name] of instances.entries())
      yield { name, path: ['builds', build, 'instances', index] };
  const instance = file.benchmarks?.instance;
  if (instance !== undefined) yield { name: instance, path: ['benchmarks', 'instance'] };
}
