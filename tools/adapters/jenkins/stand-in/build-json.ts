import { itemUrl } from '../item-url.ts';
import { parameterJson } from './stand-in-parameters.ts';
import type { BuildRequest, FinishedBuild, StandInBuild, StandInCause } from './stand-in-work.ts';

/** The address that this Jenkins was configured with. It is not where it listens, as behind a load balancer. */
export const CONFIGURED_URL = 'https://jenkins.example.org/';

const CLASSES = {
  freestyle: 'hudson.model.FreeStyleBuild',
  pipeline: 'org.jenkinsci.plugins.workflow.job.WorkflowRun',
} as const;

/** The path of a build's page. */
export const buildPath = ({ job, number }: Pick<StandInBuild, 'job' | 'number'>): string =>
  `${itemUrl(job)}${number}/`;

/** A build that runs, as its own page and its executor show it. */
export const buildJson = (build: StandInBuild) => ({
  _class: CLASSES[build.kind],
  building: true,
  estimatedDuration: build.estimated,
  fullDisplayName: `${build.job.replaceAll('/', ' » ')} #${build.number}`,
  number: build.number,
  result: null,
  timestamp: build.since,
  url: `${CONFIGURED_URL}${buildPath(build)}`,
});

/** What left the queue became this build. */
export const executableJson = (build: Pick<StandInBuild, 'job' | 'number' | 'kind'>) => ({
  _class: CLASSES[build.kind],
  number: build.number,
  url: `${CONFIGURED_URL}${buildPath(build)}`,
});

/** A build as its own page shows it, whether it runs or is over. */
export function runJson(found: StandInBuild | FinishedBuild) {
  const build = 'build' in found ? found.build : found;
  const over = 'build' in found ? found : undefined;
  const { kind, number, request, parts, since } = build;
  return {
    ...buildJson(build),
    artifacts: over === undefined ? [] : artefactsJson(build),
    actions: [...requestJson(request), ...revisionJson(request), ...interruptionJson(over?.by)],
    building: over === undefined,
    description: null,
    displayName: `#${number}`,
    duration: over === undefined ? 0 : over.ended - since,
    id: `${number}`,
    inProgress: over === undefined,
    keepLog: false,
    queueId: request.item ?? -1,
    result: over?.result ?? null,
    ...(kind === 'freestyle' && { builtOn: over?.builtOn ?? parts[0]?.node ?? '' }),
  };
}

const artefactsJson = ({ plan }: StandInBuild) =>
  Object.keys(plan.leaves?.artefacts ?? {}).map(relativePath => {
    const fileName = relativePath.slice(relativePath.lastIndexOf('/') + 1);
    return { displayPath: fileName, fileName, relativePath };
  });

const CAUSES: Readonly<Record<StandInCause['kind'], string>> = {
  user: 'hudson.model.Cause$UserIdCause',
  replay: 'org.jenkinsci.plugins.workflow.cps.replay.ReplayCause',
  push: 'jenkins.branch.BranchEventCause',
  scan: 'jenkins.branch.BranchIndexingCause',
  timer: 'hudson.triggers.TimerTrigger$TimerTriggerCause',
};

const causeJson = ({ kind, text, user }: StandInCause) => ({
  _class: CAUSES[kind],
  shortDescription: text,
  ...(user !== undefined && { userId: user, userName: user }),
});

/** With which parameters and why something was asked for. */
export const requestJson = ({ parameters, causes }: BuildRequest): readonly object[] => [
  ...(parameters.length === 0
    ? []
    : [{ _class: 'hudson.model.ParametersAction', parameters: parameters.map(parameterJson) }]),
  ...(causes.length === 0 ? [] : [{ _class: 'hudson.model.CauseAction', causes: causes.map(causeJson) }]),
];

const revisionJson = ({ commit }: BuildRequest): readonly object[] =>
  commit === undefined
    ? []
    : [{ _class: 'hudson.plugins.git.util.BuildData', lastBuiltRevision: { SHA1: commit, branch: [] } }];

/** Without a query, nobody learns what ended a build. */
export const withoutInterruptions = ({ actions, ...rest }: ReturnType<typeof runJson>) => ({
  ...rest,
  actions: actions.map(action =>
    '_class' in action && action._class === INTERRUPTED ? { _class: INTERRUPTED } : action,
  ),
});

const INTERRUPTED = 'jenkins.model.InterruptedBuildAction';

const interruptionJson = (by: string | undefined): readonly object[] =>
  by === undefined
    ? []
    : [
        {
          _class: INTERRUPTED,
          causes: [
            {
              _class: 'jenkins.model.CauseOfInterruption$UserInterruption',
              shortDescription: `Aborted by ${by}`,
            },
          ],
        },
      ];
