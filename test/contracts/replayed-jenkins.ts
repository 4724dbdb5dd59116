import { z } from 'zod';
import type { Exchange } from '../../tools/adapters/jenkins/http-exchange.ts';
import type { SessionOptions } from '../../tools/adapters/jenkins/http-session.ts';
import { pickTree } from '../../tools/adapters/jenkins/stand-in/api-tree.ts';
import { recorded } from './jenkins-recordings.ts';
import type { Scene } from './jenkins-work-scenes.ts';

/** The bodies that a server in one state answers with. */
export interface RecordedState {
  readonly overview: unknown;
  readonly computers: unknown;
  readonly queue: unknown;
  readonly jobs: unknown;
}

/** The answer to the `index`th request of an excerpt. */
export const body = (scenario: string, index: number): unknown => recorded(scenario)[index]?.json;

const ROOT = 'http://127.0.0.1:18081/';
const executors = z
  .array(
    z.looseObject({ currentExecutable: z.looseObject({ fullDisplayName: z.string().optional() }).nullish() }),
  )
  .default([]);
const recordedComputers = z.looseObject({
  computer: z.array(
    z.looseObject({
      displayName: z.string(),
      temporarilyOffline: z.boolean().default(false),
      executors,
      oneOffExecutors: executors,
    }),
  ),
});
const recordedJobs = z.looseObject({
  jobs: z.array(z.looseObject({ name: z.string(), builds: z.array(z.looseObject({ number: z.int() })) })),
});

/**
 * Not every recorded request asked for all that is read: executors are as many as the answer lists, and a build called
 * `pipe #17 (build)` stands at `job/pipe/17/`.
 */
const completed = (answer: unknown) => ({
  computer: recordedComputers.parse(answer).computer.map(computer => ({
    numExecutors: computer.executors.length,
    ...computer,
    executors: computer.executors.map(addressed),
    oneOffExecutors: computer.oneOffExecutors.map(addressed),
  })),
});

function addressed(executor: z.output<typeof executors>[number]) {
  const { currentExecutable: executable } = executor;
  const [, job, number] = /([\w-]+) #(\d+)/.exec(executable?.fullDisplayName ?? '') ?? [];
  if (job === undefined) return { idle: false, ...executor };
  return {
    idle: false,
    ...executor,
    currentExecutable: { url: `${ROOT}job/${job}/${number}/`, ...executable },
  };
}

/** The recorded requests for jobs did not ask for addresses: they follow from the names. */
const withAddresses = (answer: unknown) => ({
  jobs: recordedJobs.parse(answer).jobs.map(job => {
    const url = `${ROOT}job/${job.name}/`;
    return { ...job, url, builds: job.builds.map(build => ({ ...build, url: `${url}${build.number}/` })) };
  }),
});

/** One job with one build, from the answer that the build itself gave. */
const jobOf = (name: string, number: number, build: unknown) =>
  withAddresses({ jobs: [{ name, builds: [{ number, ...z.looseObject({}).parse(build) }] }] });

const NOTHING = { overview: body('07-quietdown', 0), queue: { items: [] }, jobs: { jobs: [] } };

/** A single node's answer, among all nodes; executors only where they were asked for. */
function among(all: unknown, one: unknown): unknown {
  const { displayName } = z.looseObject({ displayName: z.string() }).parse(one);
  const { computer } = recordedComputers.parse(all);
  return {
    computer: computer.map(other =>
      other.displayName === displayName ? { ...other, ...Object(one) } : other,
    ),
  };
}

const STATES: Readonly<Record<Scene, () => RecordedState>> = {
  busy: () => ({
    ...NOTHING,
    computers: body('05-busy-executors', 1),
    queue: body('05-busy-executors', 3),
    jobs: withAddresses(body('05-busy-executors', 4)),
  }),
  waiting: () => ({ ...NOTHING, computers: body('06-queue-why', 2), queue: body('06-queue-why', 1) }),
  'quieting down': () => ({
    ...NOTHING,
    overview: body('07-quietdown', 3),
    computers: body('07-quietdown', 6),
    queue: body('07-quietdown', 5),
  }),
  'only Pipelines left while quiet': () => ({
    ...NOTHING,
    overview: body('07-quietdown', 3),
    computers: body('07-quietdown', 7),
    queue: body('07-quietdown', 8),
  }),
  'a node with a build is marked': () => ({
    ...NOTHING,
    computers: among(body('08-node-offline', 1), body('08-node-offline', 0)),
  }),
  'an agent is disconnected': () => ({
    ...NOTHING,
    computers: among(body('08-node-offline', 1), body('08-node-offline', 4)),
  }),
  'an agent dies under a Pipeline': () => ({ ...NOTHING, computers: body('08-node-offline', 8) }),
  'just restarted': () => ({
    ...NOTHING,
    computers: body('12-hard-restart', 2),
    queue: body('12-hard-restart', 3),
    jobs: jobOf('pipe', 13, body('12-hard-restart', 4)),
  }),
  'just restarted after SIGKILL': () => ({
    ...NOTHING,
    computers: body('13-crash-sigkill', 2),
    queue: body('13-crash-sigkill', 3),
    jobs: jobOf('pipe', 14, body('13-crash-sigkill', 4)),
  }),
};

/** What a server in a recorded state would answer to a query: the fields asked for, out of the recorded body. */
export function replayed(scene: Scene): SessionOptions {
  const state = STATES[scene]();
  return answering(state);
}

/** A server that answers with these bodies, completed where a recorded request asked for less. */
export function answering(state: RecordedState): SessionOptions {
  const pages = new Map([
    ['/computer/api/json', completed(state.computers)],
    ['/queue/api/json', state.queue],
  ]);
  const exchange: Exchange = async ({ url }) => {
    const tree = url.searchParams.get('tree') ?? '';
    const whole = pages.get(url.pathname) ?? (tree.startsWith('jobs') ? state.jobs : state.overview);
    const headers = new Headers({ 'X-Jenkins': '2.528.2', 'Content-Type': 'application/json;charset=utf-8' });
    return { status: 200, headers, body: JSON.stringify(pickTree(whole, tree)) };
  };
  return { server: new URL(ROOT), credentials: { kind: 'nobody' }, exchange, pauses: [] };
}
