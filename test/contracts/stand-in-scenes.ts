import { printConfig } from '../../tools/adapters/jenkins/print-config.ts';
import { StandInJenkins } from '../../tools/adapters/jenkins/stand-in/stand-in-jenkins.ts';
import type { StandInBuild } from '../../tools/adapters/jenkins/stand-in/stand-in-work.ts';
import { leaf } from '../../tools/adapters/jenkins/xml-element.ts';
import { pipelineConfig } from './jenkins-contract.ts';
import type { Scene } from './jenkins-work-scenes.ts';

/** When the recording began. */
const START = 1_795_255_912_669;

/** A stand-in with a clock that tests move. */
export class Stage {
  readonly standIn: StandInJenkins;
  readonly #clock: { now: number };

  private constructor(standIn: StandInJenkins, clock: { now: number }) {
    this.standIn = standIn;
    this.#clock = clock;
  }

  /** The nodes of the recorded server. */
  static async set(): Promise<Stage> {
    const clock = { now: START };
    const stage = new Stage(await StandInJenkins.start({ now: () => clock.now }), clock);
    const { work, store } = stage.standIn.state;
    work.addNode('a1', { labels: ['linux'], executors: 2 });
    work.addNode('a2', { labels: ['gpu'], executors: 1 });
    work.addNode('a3', { labels: ['linux'], executors: 1 });
    for (const job of ['pipe', 'pipe-gpu', 'pipe-echo', 'pipe-two-nodes'])
      store.create(job, pipelineConfig(''));
    for (const job of ['fs', 'fs-gpu']) store.create(job, printConfig(leaf('project')));
    return stage;
  }

  get #work() {
    return this.standIn.state.work;
  }

  #freestyle(job: string, number: number, node: string, estimated = -1): StandInBuild {
    return this.#work.hold(this.#work.start({ job, number, kind: 'freestyle' }, estimated), node);
  }

  #pipeline(job: string, number: number, node?: string, estimated = -1): StandInBuild {
    const build = this.#work.start({ job, number, kind: 'pipeline' }, estimated);
    if (node === undefined) return build;
    this.#clock.now += 14;
    return this.#work.hold(build, node);
  }

  /** Brings the stand-in into a state that was recorded. */
  readonly play: Readonly<Record<Scene, () => void>> = {
    busy: () => {
      this.#freestyle('fs', 22, 'a3', 2_209);
      this.#clock.now += 15;
      this.#pipeline('pipe', 17, 'a1', 33_474);
      this.#clock.now += 23;
      this.#freestyle('fs', 23, 'a1', 2_209);
    },
    waiting: () => {
      this.play.busy();
      this.#clock.now += 4_000;
      this.#work.mark('a2', { by: 'admin', message: 'lab' });
      const wait = (job: string, why: string, stage: 'waiting' | 'buildable' = 'buildable') =>
        this.#work.enqueue({ of: { kind: 'freestyle', job }, stage, why });
      wait('fs-nolabel-node', 'There are no nodes with the label ‘nosuchlabel’');
      wait('fs-gpu', '‘a2’ is offline');
      wait('fs-noparam', 'In the quiet period. Expires in 52 sec', 'waiting');
      const why = 'Waiting for next available executor on ‘linux’';
      const build = this.#pipeline('pipe', 18);
      this.#work.enqueue({ of: { kind: 'part', build }, stage: 'buildable', why });
    },
    'quieting down': () => {
      this.#pipeline('pipe-two-nodes', 2, 'a1');
      this.#pipeline('pipe-echo', 2);
      this.#freestyle('fs', 7, 'a1');
      this.#work.quiet = { reason: 'lab maintenance #42' };
      this.#work.enqueue({ of: { kind: 'freestyle', job: 'fs' }, stage: 'buildable', why: '' });
      this.#work.enqueue({ of: { kind: 'pipeline', job: 'pipe' }, stage: 'blocked', why: '' });
    },
    'only Pipelines left while quiet': () => {
      this.play['quieting down']();
      for (const build of this.#work.builds()) if (build.kind === 'freestyle') this.#work.finish(build);
    },
    'a node with a build is marked': () => {
      this.#freestyle('fs', 9, 'a3');
      this.#work.mark('a3', { by: 'admin', message: 'kernel update (lab)' });
    },
    'an agent is disconnected': () => this.#work.disconnect('a2'),
    'an agent dies under a Pipeline': () => {
      this.#pipeline('pipe', 7, 'a3');
      this.#work.disconnect('a3');
    },
    'just restarted': () => {
      this.#before(13);
      this.standIn.restart();
    },
    'just restarted after SIGKILL': () => {
      this.#before(14);
      this.#work.process.crash();
    },
  };

  #before(number: number): void {
    this.#freestyle('fs', number, 'a3');
    this.#pipeline('pipe', number, 'a1');
    this.#work.mark('a2', { by: 'admin', message: 'x' });
    this.#work.enqueue({
      of: { kind: 'freestyle', job: 'fs-gpu' },
      stage: 'buildable',
      why: '‘a2’ is offline',
    });
  }
}
