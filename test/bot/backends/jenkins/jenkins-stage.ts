import type { RunOrder } from '../../../../bot/backends/backend.ts';
import { JenkinsBackend } from '../../../../bot/backends/jenkins/jenkins-backend.ts';
import { JENKINS_LIMITS, type JenkinsWorld } from '../../../../bot/backends/jenkins/jenkins-world.ts';
import { SecretsFailed } from '../../../../bot/secrets/secrets.ts';
import { MemoryBotStore } from '../../../../bot/stores/memory-bot-store.ts';
import type { BuildPlan } from '../../../../tools/adapters/jenkins/stand-in/build-plan.ts';
import { setUp } from '../../../../tools/adapters/jenkins/stand-in/set-up.ts';
import { StandInJenkins } from '../../../../tools/adapters/jenkins/stand-in/stand-in-jenkins.ts';
import { ARTEFACT, type Work } from '../../../contracts/backend-contract.ts';
import { backendOrder } from '../../../contracts/backend-orders.ts';

const START = 1_795_291_200_000;
const FOLDER = 'mxnet-validation';

/** What Jenkins knows of a pull request's branch before anybody asks for a run. */
export type Branch = 'with the parameter' | 'without parameters' | 'never seen' | 'never seen, no token';

const plan = (steps: readonly number[], more: Partial<BuildPlan> = {}): BuildPlan => ({
  blocks: [{ label: 'CPU', steps }],
  result: 'SUCCESS',
  durable: true,
  ...more,
});
const PLANS: Readonly<Record<Work, BuildPlan>> = {
  passes: plan([3_000], {
    estimated: 60_000,
    leaves: {
      artefacts: { [`out/${ARTEFACT.name}`]: ARTEFACT.text },
      tests: { failed: 0, skipped: 1, passed: 8 },
    },
  }),
  fails: plan([3_000], {
    result: 'FAILURE',
    leaves: {
      stages: { Build: 'SUCCESS', 'Unit tests': 'FAILED' },
      tests: { failed: 2, skipped: 0, passed: 8 },
    },
  }),
  lasts: plan([86_400_000], { estimated: 60_000 }),
};

/** A stand-in of Jenkins with a multibranch job for each order, and the bot's account. */
export class JenkinsStage {
  readonly standIn: StandInJenkins;
  readonly clock: { now: number };
  readonly memory = new MemoryBotStore();
  readonly #branch: Branch;
  #tokens = 0;
  /** The bot's tokens of Jenkins, the current one first. */
  tokens: readonly string[] = ['bot-token'];

  private constructor(standIn: StandInJenkins, clock: { now: number }, branch: Branch) {
    this.standIn = standIn;
    this.clock = clock;
    this.#branch = branch;
  }

  static async set(branch: Branch): Promise<JenkinsStage> {
    const clock = { now: START };
    const accounts = [{ name: 'ci-bot', password: 'x', token: 'bot-token', role: 'administer' }] as const;
    const standIn = await StandInJenkins.start({ now: () => clock.now, accounts });
    setUp(standIn.state, { nodes: { a1: { labels: ['CPU'], executors: 3 } }, jobs: {} });
    return new JenkinsStage(standIn, clock, branch);
  }

  world(more: Partial<JenkinsWorld> = {}): JenkinsWorld {
    const scanTokens = Object.fromEntries(
      [...this.standIn.state.work.state.scanTokens].map(([token, project]) => [project, token]),
    );
    return {
      settings: {
        url: this.standIn.url.href.replace(/\/$/, ''),
        user: 'ci-bot',
        token: 'jenkins-token',
        scanTokens,
        folders: [FOLDER],
        pullJob: 'PR-{number}',
      },
      secrets: {
        named: async name => {
          if (name === 'jenkins-token') return this.tokens;
          if (name.startsWith('scan-')) return [name];
          throw new SecretsFailed(`there is no secret \`${name}\``, false);
        },
      },
      memory: this.memory,
      job: (_repository, target) => `${FOLDER}/${target}`,
      clock: () => this.clock.now,
      sleep: async milliseconds => {
        this.clock.now += milliseconds;
        // Others are at work meanwhile.
        await new Promise(resolve => setImmediate(resolve));
      },
      token: () => `worker-${++this.#tokens}`,
      limits: { ...JENKINS_LIMITS, answer: 500, download: 500 },
      ...more,
    };
  }

  backend = (more: Partial<JenkinsWorld> = {}): JenkinsBackend => new JenkinsBackend(this.world(more));

  /** An order with a job of its own. */
  order(work: Work, said: Partial<RunOrder> = {}): RunOrder {
    const order = backendOrder({ intended: this.clock.now, ...said });
    const target = said.target ?? `unix-${order.run.slice(0, 6)}`;
    const project = `${FOLDER}/${target}`;
    const { state } = this.standIn;
    const isSeen = !this.#branch.startsWith('never seen');
    const parameters =
      this.#branch === 'with the parameter' ? [{ name: 'CI_BOT_RUN', kind: 'string' } as const] : [];
    setUp(state, {
      nodes: {},
      jobs: {
        [project]: {
          kind: 'multibranch',
          does: PLANS[work],
          branches: ['main', ...(isSeen ? ['PR-42'] : [])],
          parameters,
        },
      },
    });
    state.work.state.heads.set(`${project}/PR-42`, order.sha);
    state.work.state.heads.set(`${project}/main`, order.sha);
    if (this.#branch !== 'never seen, no token') state.work.state.scanTokens.set(`scan-${target}`, project);
    return { ...order, target };
  }

  /** The path of an order's job. */
  job = ({ target }: Pick<RunOrder, 'target'>, branch = 'PR-42'): string => `${FOLDER}/${target}/${branch}`;

  /** How many builds of a job there were. */
  builds(job: string): number {
    const { work } = this.standIn.state;
    return work.finishedOf(job).length + work.builds().filter(build => build.job === job).length;
  }

  pass = async (milliseconds = 500): Promise<void> => {
    this.clock.now += milliseconds;
  };
}
