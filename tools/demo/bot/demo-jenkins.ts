import type { HubEvent } from '../../../bot/github/stand-in/hub.ts';
import type { BuildPlan } from '../../adapters/jenkins/stand-in/build-plan.ts';
import { setUp } from '../../adapters/jenkins/stand-in/set-up.ts';
import { StandInJenkins } from '../../adapters/jenkins/stand-in/stand-in-jenkins.ts';
import { FOLDER, JENKINS_USER, JOBS, type JobName, jobNames, scanSecret } from './settings.ts';

/** What a job does from now on. */
export interface JobTurn {
  /** How long it takes, in seconds. */
  readonly takes: number;
  readonly result: BuildPlan['result'];
  readonly leaves?: NonNullable<BuildPlan['leaves']>;
}

const USUAL: Readonly<Record<JobName, JobTurn>> = {
  sanity: { takes: 40, result: 'SUCCESS' },
  'unix-cpu': { takes: 70, result: 'SUCCESS', leaves: { tests: { failed: 0, skipped: 3, passed: 412 } } },
  'unix-gpu': { takes: 90, result: 'SUCCESS', leaves: { tests: { failed: 0, skipped: 1, passed: 388 } } },
};

/** A Jenkins with a multibranch project for each job, which finds pull requests of the GitHub stand-in. */
export class DemoJenkins {
  readonly #standIn: StandInJenkins;

  private constructor(standIn: StandInJenkins) {
    this.#standIn = standIn;
  }

  /** @param token - of the bot's account */
  static async start(now: () => number, token: string): Promise<DemoJenkins> {
    const account = { name: JENKINS_USER, password: 'of-nobody', token, role: 'administer' } as const;
    const standIn = await StandInJenkins.start({ now, accounts: [account] });
    const jenkins = new DemoJenkins(standIn);
    const { state } = standIn;
    setUp(state, {
      nodes: {
        'linux-1': { labels: ['CPU'], executors: 3 },
        'gpu-1': { labels: ['GPU'], executors: 1 },
      },
      jobs: Object.fromEntries(
        jobNames.map(job => [
          `${FOLDER}/${job}`,
          { kind: 'multibranch', does: planOf(job, USUAL[job]), branches: ['main'] } as const,
        ]),
      ),
    });
    for (const job of jobNames) state.work.state.scanTokens.set(scanSecret(job), `${FOLDER}/${job}`);
    return jenkins;
  }

  get url(): URL {
    return this.#standIn.url;
  }

  /** Learns of the head of a pull request, as its branch source asks GitHub for it. */
  hear({ event, payload }: HubEvent, head: (number: number) => string | undefined): void {
    const { number } = payload;
    const sha = event === 'pull_request' && typeof number === 'number' ? head(number) : undefined;
    if (sha === undefined) return;
    for (const job of jobNames)
      this.#standIn.state.work.state.heads.set(`${FOLDER}/${job}/PR-${number}`, sha);
  }

  /** Says what builds of a job do that begin from now on. */
  does(job: JobName, turn: Partial<JobTurn> = {}): void {
    this.#standIn.state.work.does(`${FOLDER}/${job}`, planOf(job, { ...USUAL[job], ...turn }));
  }

  /** How many builds of a job began for a pull request. */
  builds(job: string, number: number): number {
    const { work } = this.#standIn.state;
    const path = `${FOLDER}/${job}/PR-${number}`;
    return work.finishedOf(path).length + work.builds().filter(build => build.job === path).length;
  }

  stop(): Promise<void> {
    return this.#standIn.stop();
  }
}

const planOf = (job: JobName, { takes, result, leaves }: JobTurn): BuildPlan => ({
  blocks: [{ label: JOBS[job], steps: [takes * 1_000] }],
  result,
  durable: true,
  estimated: takes * 1_000,
  ...(leaves && { leaves }),
});
