import { commentLine } from '../../../fleet/render/escape.ts';
import type {
  ActionAnswer,
  BuildAnswer,
  CauseAnswer,
  ParameterAnswer,
  WaitingAnswer,
} from './build-answers.ts';
import { itemPathOf, jobPathOf } from './item-path.ts';
import type { KnownParameter, KnownWork, SeenBuild, SeenWork } from './known-work.ts';

const PIPELINE = /\.Workflow(?:Job|Run)$/;
/** The part of a Pipeline that waits for a node. */
const PART = /\$PlaceholderTask$/;
/** What reads the branches of a project waits in the queue, too. */
const SCAN = /MultiBranchProject$|OrganizationFolder$|ComputedFolder/;
/** What interrupted a build stands in an action of its own, under the same name as what caused it. */
const INTERRUPTED = 'jenkins.model.InterruptedBuildAction';
const REPLAY = 'org.jenkinsci.plugins.workflow.cps.replay.ReplayCause';

/** A build as work; undefined: its address is none of a build. */
export function seenBuild(build: BuildAnswer): SeenBuild | undefined {
  const path = itemPathOf(build.url);
  if (path === undefined) return undefined;
  const { number, building, result } = build;
  return {
    ...workOf(build._class, build.actions),
    item: build.queueId,
    job: jobPathOf(path),
    number,
    since: build.timestamp,
    // Jenkins says the result of a build that is being finished while its last steps still run.
    result: building ? undefined : (result ?? 'NOT_BUILT'),
    ended: building ? undefined : build.timestamp + build.duration,
    interrupted: wordsOf(
      build.actions.flatMap(action => (isInterruption(action) ? (action?.causes ?? []) : [])),
    ),
  };
}

/** What waits as work; none: it is no build. */
export function waitingWork({ id, inQueueSince, task, actions }: WaitingAnswer): readonly SeenWork[] {
  const job = itemPathOf(task?.url ?? '');
  const kind = task?._class ?? '';
  if (job === undefined || PART.test(kind) || SCAN.test(kind)) return [];
  return [{ ...workOf(kind, actions), item: id, job, number: undefined, since: inQueueSince }];
}

/** The address of the build of which a part waits for a node, relative to the root; none: it is something else. */
export function waitingPart({ task }: WaitingAnswer): readonly string[] {
  const build = itemPathOf(task?.url ?? '');
  return build !== undefined && PART.test(task?._class ?? '') ? [build] : [];
}

/** The work alone, without what it may repeat and how it ended. */
export const onlyWork = ({
  item,
  job,
  kind,
  number,
  since,
  parameters,
  causes,
  commit,
}: SeenWork): KnownWork => ({
  item,
  job,
  kind,
  number,
  since,
  parameters,
  causes,
  commit,
});

function workOf(_class: string, given: readonly ActionAnswer[]) {
  const known = given.flatMap(action => action ?? []);
  const causes = known.flatMap(action => (isInterruption(action) ? [] : (action.causes ?? [])));
  const kind: KnownWork['kind'] = PIPELINE.test(_class) ? 'pipeline' : 'freestyle';
  return {
    kind,
    parameters: known.flatMap(action => action.parameters ?? []).map(parameterOf),
    causes: wordsOf(causes),
    accounts: causes.flatMap(({ userId }) => userId ?? []),
    repeats: causes.flatMap(cause => repeatedBy(cause) ?? []).at(0),
    commit: commitOf(known),
  };
}

const isInterruption = (action: ActionAnswer) => action?._class === INTERRUPTED;

const wordsOf = (causes: readonly CauseAnswer[]): readonly string[] =>
  causes.flatMap(({ shortDescription }) => (shortDescription ? commentLine(shortDescription).trim() : []));

function parameterOf({ name, value }: ParameterAnswer): KnownParameter {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return { name, value };
  return value === null ? { name, value: '' } : { name, secret: true };
}

/** The number stands only in the words, `Rebuilt #1,234`, in the server's language and grouping. */
function repeatedBy({ _class, shortDescription }: CauseAnswer): number | undefined {
  if (_class !== REPLAY) return undefined;
  const [, digits] = /#(\d[\d.,\s’']*)/.exec(shortDescription ?? '') ?? [];
  return digits === undefined ? undefined : Number(digits.replaceAll(/\D/g, ''));
}

/** Of a branch, what its source says; else what was checked out, where that was one thing: libraries are checked out, too. */
function commitOf(known: readonly NonNullable<ActionAnswer>[]): string | undefined {
  const source = known.flatMap(({ revision }) => revision?.hash ?? revision?.pullHash ?? []);
  const built = new Set(known.flatMap(({ lastBuiltRevision }) => lastBuiltRevision?.SHA1 ?? []));
  return source.at(0) ?? (built.size === 1 ? [...built].at(0) : undefined);
}
