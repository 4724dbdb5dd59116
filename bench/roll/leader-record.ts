import type { LeaderRecord, LostWork, RecordedWork } from '../../tools/roll/run/recorded-work.ts';
import type { SimulatedBuild } from './simulated-build.ts';
import type { SimulatedWorld } from './simulated-world.ts';

/** What the leader has and does now. */
export function leaderRecord({ clock, jenkins, hosts, projects }: SimulatedWorld): LeaderRecord {
  const running = [...jenkins.running()];
  const jobs = [...new Set(jenkins.builds.map(({ request }) => request.job))];
  return {
    at: clock.now(),
    version: jenkins.version,
    session: String(jenkins.session),
    nodes: [...hosts.values()].flatMap(({ machine }) => machine?.nodes.map(({ name }) => name) ?? []),
    marks: Object.fromEntries(
      [...jenkins.nodes.values()].flatMap(({ name, mark }) => (mark ? [[name, mark.message]] : [])),
    ),
    jobs: jobs.map(job => job.replaceAll('job/', '').replace(/\/$/, '')),
    plugins: {},
    projects: [...projects],
    work: running.map(recorded),
  };
}

/** The multibranch project that a job is of: the first step of its address. */
export const projectOf = (job: string): string => job.split('/').slice(0, 2).join('/').concat('/');

/** Whether a record is about this build. Ids alone do not tell: they begin again after a crash. */
export const recordedAs = (build: SimulatedBuild, work: RecordedWork): boolean =>
  build.item === work.item && build.accepted === work.since && build.request.job === work.job;

/**
 * What of the record is neither there nor was finished, and was not started again. `more`: something of it is still being
 * resumed, and may yet be lost.
 */
export function lostOf(
  records: readonly LeaderRecord[],
  { jenkins }: SimulatedWorld,
): { readonly lost: readonly LostWork[]; readonly more: boolean } {
  const works = records.flatMap(({ work }) => work);
  const since = Math.min(...works.map(work => work.since));
  const candidates = jenkins.builds.filter(({ accepted }) => accepted >= since);
  const byBuild = new Map(
    works.map(work => [candidates.find(build => recordedAs(build, work)), work] as const),
  );
  const found = [...byBuild].map(([build, work]) => ({ build, work }));
  return {
    lost: found.flatMap(({ work, build }) =>
      build?.fate.kind === 'lost' && build.again.length === 0 ? [{ work, how: howFor(work) }] : [],
    ),
    more: found.some(({ build }) => build?.parts.some(({ state }) => state === 'suspended')),
  };
}

function howFor({ kind, number, parameters }: RecordedWork): LostWork['how'] {
  if (parameters.some(parameter => 'secret' in parameter)) return 'by-hand';
  return kind === 'pipeline' && number !== undefined ? 'rebuild' : 'parameters';
}

function recorded(build: SimulatedBuild): RecordedWork {
  const { request, item, number, accepted, isPipeline, begun } = build;
  return {
    item,
    job: request.job,
    kind: isPipeline ? 'pipeline' : 'freestyle',
    number: isPipeline || begun !== undefined ? number : undefined,
    since: accepted,
    parameters: request.parameters,
    causes: ['Started by a push'],
    commit: undefined,
  };
}
