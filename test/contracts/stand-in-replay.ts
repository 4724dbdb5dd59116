import { authorization } from '../../tools/adapters/jenkins/credentials.ts';
import { CONFIGURED_URL } from '../../tools/adapters/jenkins/stand-in/build-json.ts';
import { type BuildPlan, plainPlan } from '../../tools/adapters/jenkins/stand-in/build-plan.ts';
import { type RestartTimes, SEEN_TIMES } from '../../tools/adapters/jenkins/stand-in/leader-life.ts';
import { type StandInJob, setUp } from '../../tools/adapters/jenkins/stand-in/set-up.ts';
import { StandInJenkins } from '../../tools/adapters/jenkins/stand-in/stand-in-jenkins.ts';
import type { Recorded } from './jenkins-recordings.ts';

const SECOND = 1_000;
const RECORDED_URL = 'http://127.0.0.1:18081/';

const seconds = (parameters: ReadonlyMap<string, string>) => Number(parameters.get('SECS')) * SECOND;

const parameters = [
  { name: 'SECS', kind: 'string', initial: '5' },
  { name: 'MSG', kind: 'string', initial: 'hello' },
  { name: 'FLAG', kind: 'boolean', initial: 'false' },
  { name: 'COLOR', kind: 'choice', choices: ['red', 'green'] },
  { name: 'SECRET', kind: 'password', initial: 's3cr3t' },
] as const;

/** Two `node` blocks of the label `linux`; the step that takes long is the first one. */
const twoBlocks = (long: number): BuildPlan => ({
  blocks: [
    { label: 'linux', steps: [long, 500] },
    { label: 'linux', steps: [SECOND] },
  ],
  result: 'SUCCESS',
  durable: true,
});

/** Ticks on without a node. */
const ticking = plainPlan(undefined, ...Array.from({ length: 60 }, () => SECOND));

/** The jobs of the recorded server. */
const JOBS: Readonly<Record<string, StandInJob>> = {
  fs: { kind: 'freestyle', does: given => plainPlan('linux', seconds(given)), parameters },
  'fs-noparam': { kind: 'freestyle', does: plainPlan('linux', 3 * SECOND) },
  'fs-serial': { kind: 'freestyle', does: plainPlan('linux', 20 * SECOND), concurrent: false },
  'fs-gpu': { kind: 'freestyle', does: plainPlan('gpu', 5 * SECOND) },
  'fs-nolabel-node': { kind: 'freestyle', does: plainPlan('nosuchlabel', SECOND) },
  pipe: { kind: 'pipeline', does: given => twoBlocks(seconds(given)), parameters },
  'pipe-decl': { kind: 'pipeline', does: plainPlan('linux', 5 * SECOND, 5 * SECOND) },
  'pipe-echo': { kind: 'pipeline', does: ticking },
  'pipe-gpu': { kind: 'pipeline', does: plainPlan('gpu', 5 * SECOND) },
  'pipe-input': { kind: 'pipeline', does: plainPlan(undefined, 3_600 * SECOND) },
  'pipe-noresume': { kind: 'pipeline', does: plainPlan('linux', 60 * SECOND), disableResume: true },
};

const NODES = {
  a1: { labels: ['linux'], executors: 2 },
  a2: { labels: ['gpu'], executors: 1 },
  a3: { labels: ['linux'], executors: 1 },
};

/** How the server stood when a recording began. */
export interface ReplayStart {
  /** The last number of each job's builds. */
  readonly numbers?: Readonly<Record<string, number>>;
  readonly times?: Partial<RestartTimes>;
}

/** A stand-in that is asked what a real server was asked, at the same times. */
export class Replay {
  readonly standIn: StandInJenkins;
  readonly #clock: { now: number };
  /** The ids of queue items here, by those of the recording. */
  readonly #ids = new Map<string, string>();

  private constructor(standIn: StandInJenkins, clock: { now: number }) {
    this.standIn = standIn;
    this.#clock = clock;
  }

  /** The recorded server at a time, in milliseconds since 1970. */
  static async at(now: number, { numbers = {}, times = {} }: ReplayStart = {}): Promise<Replay> {
    const clock = { now };
    const standIn = await StandInJenkins.start({ now: () => clock.now, times: { ...SEEN_TIMES, ...times } });
    setUp(standIn.state, { nodes: NODES, jobs: JOBS });
    for (const [job, number] of Object.entries(numbers)) standIn.state.work.state.numbers.set(job, number);
    return new Replay(standIn, clock);
  }

  get work() {
    return this.standIn.state.work;
  }

  wait(milliseconds: number): void {
    this.#clock.now += milliseconds;
  }

  /** Asks what was asked, and brings the answer into the form of the recording. Status 0: no answer. */
  async ask({ method, path, auth, at, requestBody: body, headers: recorded }: Recorded) {
    this.#clock.now = Math.max(this.#clock.now, at ?? 0);
    const identity = IDENTITIES[auth];
    const here = path.replace(/(queue\/item\/|cancelItem\?id=)(\d+)/, (_, verb, id) => verb + this.#idOf(id));
    const answer = await fetch(new URL(here, this.standIn.url), {
      method,
      redirect: 'manual',
      headers: {
        ...(identity && { Authorization: identity }),
        ...(body !== undefined && { 'Content-Type': 'application/x-www-form-urlencoded' }),
      },
      ...(body !== undefined && { body }),
    }).catch(() => undefined);
    if (answer === undefined) return { status: 0, headers: {}, text: '' };
    const text = (await answer.text()).replaceAll(CONFIGURED_URL, RECORDED_URL);
    this.#learn(recorded.Location, answer.headers.get('Location'));
    return { status: answer.status, headers: this.#likeRecorded(answer.headers, recorded), text };
  }

  #learn(recorded: string | undefined, here: string | null): void {
    const [, old] = /queue\/item\/(\d+)/.exec(recorded ?? '') ?? [];
    const [, id] = /queue\/item\/(\d+)/.exec(here ?? '') ?? [];
    // Folded requests name an item that is known already: the same one, or this fails later.
    if (old !== undefined && id !== undefined && !this.#ids.has(old)) this.#ids.set(old, id);
  }

  /** Lets an id of the recording stand for one here. */
  know(recorded: number, here: number): void {
    this.#ids.set(`${recorded}`, `${here}`);
  }

  #idOf(recorded: string): string {
    return this.#ids.get(recorded) ?? recorded;
  }

  #likeRecorded(headers: Headers, recorded: Readonly<Record<string, string>>) {
    return Object.fromEntries(
      Object.keys(recorded).map(name => [name, this.#value(headers.get(name)) ?? 'missing'] as const),
    );
  }

  #value(value: string | null): string | undefined {
    const recorded = new Map([...this.#ids].map(([old, here]) => [here, old]));
    return value
      ?.replace(this.standIn.url.href, RECORDED_URL)
      .replace(/(queue\/item\/)(\d+)/, (_, path, id) => path + (recorded.get(id) ?? id));
  }
}

const identity = (user: string, secret: string) => authorization({ kind: 'token', user, secret });

const IDENTITIES: Readonly<Record<Recorded['auth'], string | undefined>> = {
  none: undefined,
  'basic, bad password': identity('admin', 'wrong'),
  'password (admin)': identity('admin', 'admin-password'),
  'token (admin)': identity('admin', 'admin-token'),
  'token (reader)': identity('reader', 'reader-token'),
};
