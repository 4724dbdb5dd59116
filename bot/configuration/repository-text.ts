import { type Data, yamlOf } from '../../fleet/render/yaml.ts';
import type { Grantee, RepositorySettings } from '../model/settings.ts';
import type { Target } from '../model/target.ts';
import { granteeText } from './grantee.ts';

/** Settings as a `.ci-bot.yaml` in which every default is written out, for `show_config`. It reads as the same settings. */
export function repositoryText(settings: RepositorySettings): string {
  const { names, instances, targets, rights, trusted, deployLabel, lists } = settings;
  const { onPush, onMerge, editedComments, guide, runsPerHour, contact = [] } = settings;
  const benchmarks = targets.find(({ command }) => command === 'benchmark');
  return yamlOf({
    version: 1,
    names,
    instances,
    jobs: Object.fromEntries(targets.filter(isJob).map(target => [target.name, jobData(target)])),
    builds: buildsData(targets.filter(({ command }) => command === 'build')),
    benchmarks: benchmarks && { instance: benchmarks.instance, description: benchmarks.description },
    permissions: Object.fromEntries(Object.entries(rights).map(([right, all]) => [right, granteesData(all)])),
    trusted: granteesData(trusted),
    onPush,
    onMerge,
    editedComments,
    guide,
    runsPerHour,
    deployLabel: deployLabel ?? 'none',
    lists: lists && { repository: lists.repository, path: lists.path },
    contact,
  });
}

const granteesData = (grantees: readonly Grantee[]): Data => grantees.map(granteeText);

const isJob = ({ command }: Target): boolean => command === 'run';

const jobData = ({ job, description, labels, instance, upload }: Target): Data => ({
  job,
  description,
  labels,
  instance,
  upload,
});

/** Targets of one architecture come from one entry of the file. */
function buildsData(targets: readonly Target[]): Data {
  const byArchitecture = Map.groupBy(targets, ({ facets }) => facets.architecture ?? '');
  return Object.fromEntries(
    [...byArchitecture].map(([architecture, [first, ...others]]): [string, Data] => {
      const all = [first, ...others].filter(target => target !== undefined);
      const distinct = (of: (target: Target) => string | undefined) => [
        ...new Set(all.map(of).filter(name => name !== undefined)),
      ];
      return [
        architecture,
        {
          repositories: distinct(({ facets }) => facets.repository),
          accelerators: distinct(({ facets }) => facets.accelerator),
          instances: distinct(({ instance }) => instance),
          description: first?.description,
          upload: first?.upload,
        },
      ];
    }),
  );
}
