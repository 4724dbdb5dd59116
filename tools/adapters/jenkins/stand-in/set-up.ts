import { FOLDER_KIND } from '../jenkins.ts';
import { printConfig } from '../print-config.ts';
import { branch, leaf, type XmlElement } from '../xml-element.ts';
import type { BuildPlan, Planner } from './build-plan.ts';
import type { ParameterDefinition } from './job-definition.ts';
import { type ItemsAtWork, MULTIBRANCH_KIND } from './job-json.ts';
import type { StandInNode } from './stand-in-work.ts';

/** A job as a stand-in is to have it. Folders on its path are made. */
export interface StandInJob {
  readonly kind: 'freestyle' | 'pipeline' | 'multibranch';
  /** What its builds do, or those of all its branches. */
  readonly does: BuildPlan | Planner;
  /** Of a multibranch project. */
  readonly branches?: readonly string[];
  readonly parameters?: readonly (Pick<ParameterDefinition, 'name' | 'kind'> &
    Partial<ParameterDefinition>)[];
  /** Of a Pipeline: its builds do not go on after a restart. */
  readonly disableResume?: boolean;
  /** Several of its builds may run at once; they may unless this is false. */
  readonly concurrent?: boolean;
}

/** What a stand-in is to have. */
export interface StandInSetUp {
  /** By name. */
  readonly nodes: Readonly<
    Record<string, Pick<StandInNode, 'labels' | 'executors'> & Partial<Pick<StandInNode, 'ephemeral'>>>
  >;
  /** By full name. */
  readonly jobs: Readonly<Record<string, StandInJob>>;
}

/** Gives a stand-in nodes and jobs. A job that is there already, as jobs of a fleet are, only learns what it does. */
export function setUp({ store, work }: ItemsAtWork, { nodes, jobs }: StandInSetUp): void {
  for (const [name, node] of Object.entries(nodes)) work.addNode(name, node);
  for (const [path, job] of Object.entries(jobs)) {
    makeFolders(store, path);
    if (!has(store, path)) store.create(path, configuration(job));
    for (const name of job.branches ?? [])
      store.addBranch(path, name, configuration({ ...job, kind: 'pipeline' }));
    work.does(path, job.does);
  }
}

const has = (store: ItemsAtWork['store'], path: string): boolean =>
  store.list().some(item => item.path === path);

function makeFolders(store: ItemsAtWork['store'], path: string): void {
  const names = path.split('/');
  for (let depth = 1; depth < names.length; depth += 1) {
    const folder = names.slice(0, depth).join('/');
    if (!has(store, folder)) store.create(folder, printConfig(leaf(FOLDER_KIND)));
  }
}

const ROOTS = { freestyle: 'project', pipeline: 'flow-definition', multibranch: MULTIBRANCH_KIND } as const;

function configuration({ kind, parameters = [], disableResume, concurrent = true }: StandInJob): string {
  const property = 'org.jenkinsci.plugins.workflow.job.properties.';
  const properties: readonly XmlElement[] = [
    ...(disableResume === true ? [leaf(`${property}DisableResumeJobProperty`)] : []),
    ...(kind === 'pipeline' && !concurrent ? [leaf(`${property}DisableConcurrentBuildsJobProperty`)] : []),
    ...(parameters.length === 0 ? [] : [parametersElement(parameters)]),
  ];
  return printConfig(
    branch(ROOTS[kind], [
      leaf('description'),
      branch('properties', properties),
      leaf('concurrentBuild', String(concurrent)),
    ]),
  );
}

const parametersElement = (parameters: NonNullable<StandInJob['parameters']>): XmlElement =>
  branch('hudson.model.ParametersDefinitionProperty', [
    branch(
      'parameterDefinitions',
      parameters.map(({ name, kind, initial = '', choices = [] }) =>
        branch(`hudson.model.${kind.charAt(0).toUpperCase()}${kind.slice(1)}ParameterDefinition`, [
          leaf('name', name),
          leaf('defaultValue', initial),
          branch(
            'choices',
            choices.map(choice => leaf('string', choice)),
          ),
        ]),
      ),
    ),
  ]);
