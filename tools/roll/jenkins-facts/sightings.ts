import { itemPathOf } from '../../adapters/jenkins/item-path.ts';
import type { JobAtWork } from '../../adapters/jenkins/jenkins-work.ts';
import type {
  ComputerAnswer,
  ExecutableAnswer,
  ExecutorAnswer,
} from '../../adapters/jenkins/work-answers.ts';

/** A build, seen at one place. */
export interface Sighting {
  readonly url: string;
  readonly pipeline: boolean;
  /** The node that it was seen on; undefined: it builds, but Jenkins names no executor. */
  readonly node: string | undefined;
  /** `executor`: it fills one of the node's. `one-off`: it was given one of its own, that nobody else waits for. */
  readonly on: 'executor' | 'one-off' | 'nothing';
  readonly executable: ExecutableAnswer | undefined;
}

const RUN = 'org.jenkinsci.plugins.workflow.job.WorkflowRun';
/** The part of a Pipeline that holds an executor of a node. Its address is that of the build. */
const PART =
  'org.jenkinsci.plugins.workflow.support.steps.ExecutorStepExecution$PlaceholderTask$PlaceholderExecutable';

const isPipeline = (executable: ExecutableAnswer | undefined) =>
  executable?._class === RUN || executable?._class === PART;

/** All places at which a computer works. What it works on may not be ours to see; that something is there still shows. */
export const sightingsOn = (computer: ComputerAnswer): readonly Sighting[] => [
  ...computer.executors.flatMap(seen(computer, 'executor')),
  ...computer.oneOffExecutors.flatMap(seen(computer, 'one-off')),
];

const seen =
  ({ displayName: node }: ComputerAnswer, on: 'executor' | 'one-off') =>
  ({ idle, currentExecutable }: ExecutorAnswer, index: number): readonly Sighting[] => {
    if (idle && !currentExecutable) return [];
    const executable = currentExecutable ?? undefined;
    const list = on === 'executor' ? 'executors' : 'oneOffExecutors';
    const place = `computer/${encodeURIComponent(node)}/${list}/${index}/`;
    const url = itemPathOf(executable?.url ?? '') ?? place;
    return [{ url, pipeline: isPipeline(executable), node, on, executable }];
  };

/** What the jobs themselves say that they are building. */
export const sightingsOf = ({ building }: JobAtWork): readonly Sighting[] =>
  building.flatMap(executable => {
    const url = itemPathOf(executable.url ?? '');
    const pipeline = isPipeline(executable);
    return url === undefined ? [] : [{ url, pipeline, node: undefined, on: 'nothing' as const, executable }];
  });
