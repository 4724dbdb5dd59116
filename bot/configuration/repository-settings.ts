import type { RepositorySettings } from '../model/settings.ts';
import type { Target } from '../model/target.ts';
import { buildName } from './build-name.ts';
import type { RepositoryFile } from './repository-file.ts';

/** The name of the target that benchmarks are. */
export const BENCHMARKS = 'benchmarks';

/** What a sound `.ci-bot.yaml` means. */
export function repositorySettings(file: RepositoryFile): RepositorySettings {
  const { names, instances, editedComments, onPush, onMerge, guide, trusted, permissions } = file;
  const { lists, contact, runsPerHour } = file;
  return {
    names,
    instances,
    editedComments,
    onPush,
    onMerge,
    guide,
    runsPerHour,
    trusted,
    rights: permissions,
    targets: targetsOf(file),
    deployLabel: file.deployLabel === 'none' ? undefined : file.deployLabel,
    lists,
    contact,
  };
}

/** All that can be run, in the order of the file. */
export function targetsOf(file: RepositoryFile): readonly Target[] {
  return [...jobTargets(file), ...buildTargets(file), ...benchmarkTargets(file)];
}

/** The instance of what names none. */
const mainInstance = ({ instances: [first = ''] }: RepositoryFile): string => first;

function jobTargets(file: RepositoryFile): readonly Target[] {
  return Object.entries(file.jobs).map(([name, given]): Target => {
    const { job, instance = mainInstance(file), description, labels, upload } = given;
    return {
      name,
      backend: 'jenkins',
      instance,
      command: 'run',
      description,
      facets: {},
      labels,
      job,
      upload,
    };
  });
}

function buildTargets(file: RepositoryFile): readonly Target[] {
  return Object.entries(file.builds).flatMap(([architecture, build]) => {
    const { repositories, accelerators, instances: named, description, upload } = build;
    const instances = named.length > 0 ? named : [mainInstance(file)];
    const several = instances.length > 1;
    return instances.flatMap(instance =>
      repositories.flatMap(repository =>
        [undefined, ...accelerators].map((accelerator): Target => {
          const parts = { architecture, repository, accelerator };
          return {
            name: buildName({ ...parts, instance: several ? instance : undefined }),
            backend: 'slurm',
            instance,
            command: 'build',
            description,
            facets: { architecture, repository, ...(accelerator !== undefined && { accelerator }) },
            labels: [],
            upload,
          };
        }),
      ),
    );
  });
}

function benchmarkTargets(file: RepositoryFile): readonly Target[] {
  if (file.benchmarks === undefined) return [];
  const { instance = mainInstance(file), description } = file.benchmarks;
  return [
    {
      name: BENCHMARKS,
      backend: 'gitlab',
      instance,
      command: 'benchmark',
      description,
      facets: {},
      labels: [],
      upload: 'none',
    },
  ];
}
