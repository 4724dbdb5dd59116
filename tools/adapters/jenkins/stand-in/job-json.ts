import { itemUrl, splitPath } from '../item-url.ts';
import { FOLDER_KIND } from '../jenkins.ts';
import { CONFIGURED_URL, runJson } from './build-json.ts';
import type { ItemStore } from './item-store.ts';
import type { WorkStore } from './work-store.ts';

/** What a server has, and what it works on. */
export interface ItemsAtWork {
  readonly store: ItemStore;
  readonly work: WorkStore;
}

/** The class of multibranch Pipelines: they hold a job for each branch. */
export const MULTIBRANCH_KIND = 'org.jenkinsci.plugins.workflow.multibranch.WorkflowMultiBranchProject';

/** The server itself. */
export const serverJson = (has: ItemsAtWork) => ({
  _class: 'hudson.model.Hudson',
  mode: 'NORMAL',
  description: has.work.process.running.message,
  numExecutors: 0,
  jobs: jobsWithin(has, ''),
  quietDownReason: has.work.quiet?.reason ?? null,
  quietingDown: has.work.quiet !== undefined,
  slaveAgentPort: -1,
  url: CONFIGURED_URL,
  useCrumbs: true,
  useSecurity: true,
});

/** A job, a folder or a multibranch project. */
export function itemJson(has: ItemsAtWork, path: string): object {
  const { kind, description, properties, definition } = has.store.read(path);
  const { name } = splitPath(path);
  const url = `${CONFIGURED_URL}${itemUrl(path)}`;
  const common = { _class: kind, description, displayName: name, fullName: path, name, url };
  if (kind === FOLDER_KIND || kind === MULTIBRANCH_KIND) return { ...common, jobs: jobsWithin(has, path) };
  return {
    ...common,
    buildable: definition?.disabled !== true,
    ...buildsJson(has, path),
    concurrentBuild: definition?.concurrent ?? true,
    disabled: definition?.disabled ?? false,
    property: properties.map(_class =>
      _class === 'hudson.model.ParametersDefinitionProperty'
        ? { _class, parameterDefinitions: parametersJson(has, path) }
        : { _class },
    ),
  };
}

const PARAMETER_TYPES = {
  string: 'String',
  boolean: 'Boolean',
  choice: 'Choice',
  password: 'Password',
} as const;

const parametersJson = ({ store }: ItemsAtWork, path: string) =>
  (store.definition(path)?.parameters ?? []).map(({ name, kind, choices }) => ({
    _class: `hudson.model.${PARAMETER_TYPES[kind]}ParameterDefinition`,
    name,
    type: `${PARAMETER_TYPES[kind]}ParameterDefinition`,
    ...(kind === 'choice' && { choices }),
  }));

/** The builds of a job, the newest first. What is said to be busy has no more than a number. */
function buildsJson({ store, work }: ItemsAtWork, path: string) {
  const { busy } = store.read(path);
  const found = [...work.finishedOf(path), ...work.builds().filter(({ job }) => job === path)].map(runJson);
  const builds = found.sort((a, b) => b.number - a.number);
  const last = builds[0] ?? null;
  return {
    allBuilds: builds,
    builds: [...busy.map((_, index) => ({ number: index + 1, building: true })), ...builds],
    inQueue: work.queue().some(({ of }) => of.kind !== 'part' && of.job === path),
    lastBuild: last,
    lastCompletedBuild: builds.find(({ building }) => !building) ?? null,
    nextBuildNumber: (work.state.numbers.get(path) ?? 0) + 1,
  };
}

const jobsWithin = (has: ItemsAtWork, folder: string): readonly object[] =>
  has.store.within(folder).map(({ path }) => itemJson(has, path));
