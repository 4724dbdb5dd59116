import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { HttpJenkins } from '../../tools/adapters/jenkins/http-jenkins.ts';
import { HttpJenkinsControl } from '../../tools/adapters/jenkins/http-jenkins-control.ts';
import type { SessionOptions } from '../../tools/adapters/jenkins/http-session.ts';
import type {
  BuildState,
  JenkinsControl,
  QueueItemState,
} from '../../tools/adapters/jenkins/jenkins-control.ts';
import type { KnownWork, SeenBuild } from '../../tools/adapters/jenkins/known-work.ts';
import { printConfig } from '../../tools/adapters/jenkins/print-config.ts';
import { branch, leaf, type XmlElement } from '../../tools/adapters/jenkins/xml-element.ts';
import { folderConfig } from './jenkins-contract.ts';

/** A server under test, and what is made on it other than through its items. */
export interface ControlledServer {
  options(): SessionOptions;
  /** An agent's node, whether an agent connects or not. */
  addNode(name: string): Promise<void>;
  removeNode(name: string): Promise<void>;
  /** Has builds of a Pipeline without a node take long. The script says the same to a server that reads it. */
  isLong(job: string): void;
  /** Lets a second pass. */
  pass(): Promise<void>;
}

/** All that the contract makes stands in this folder, and its node has this name. */
const ROOT = 'jenkins-fleet-contract';
const JOB = `job/${ROOT}/job/long/`;
const PATIENCE = { stop: 10_000, term: 10_000, kill: 10_000, look: 500 };
const MARK = { token: 'jenkins-fleet roll 20261121T200000Z-4f2a', why: 'it gets another image' };
const OTHER = { token: 'jenkins-fleet roll 20261121T200000Z-4f2ab', why: 'not ours' };
const ROUNDS = 60;

const parameter = (kind: string, name: string, ...more: readonly XmlElement[]) =>
  branch(`hudson.model.${kind}ParameterDefinition`, [leaf('name', name), ...more]);

const longPipeline = (...parameters: readonly XmlElement[]) =>
  printConfig(
    branch('flow-definition', [
      leaf('description'),
      branch('properties', [
        ...(parameters.length === 0
          ? []
          : [
              branch('hudson.model.ParametersDefinitionProperty', [
                branch('parameterDefinitions', [...parameters]),
              ]),
            ]),
      ]),
      branch('definition', [leaf('script', 'sleep 300\n'), leaf('sandbox', 'true')], {
        class: 'org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition',
      }),
    ]),
  );

/** Jenkins reads no project without a source. This one leads nowhere. */
const multibranchProject = () =>
  printConfig(
    branch('org.jenkinsci.plugins.workflow.multibranch.WorkflowMultiBranchProject', [
      leaf('description', ''),
      branch(
        'sources',
        [
          branch('data', [
            branch('jenkins.branch.BranchSource', [
              branch('source', [leaf('id', ROOT), leaf('remote', 'https://git.invalid/none.git')], {
                class: 'jenkins.plugins.git.GitSCMSource',
              }),
            ]),
          ]),
        ],
        { class: 'jenkins.branch.MultiBranchProject$BranchSourceList' },
      ),
    ]),
  );

const work = (more: Partial<KnownWork> = {}): KnownWork => ({
  item: 1,
  job: JOB,
  kind: 'pipeline',
  number: undefined,
  since: 0,
  parameters: [],
  causes: [],
  commit: undefined,
  ...more,
});

/** What every server does when a roll acts on it. It touches neither quiet mode nor what others have there. */
export function jenkinsControlContract(server: ControlledServer): void {
  let control: JenkinsControl;
  let items: HttpJenkins;
  beforeEach(async () => {
    control = new HttpJenkinsControl(server.options(), {
      patience: PATIENCE,
      smokeJob: `job/${ROOT}/job/smoke/`,
    });
    items = new HttpJenkins(server.options());
    await items.create(ROOT, folderConfig('made by a test, and deleted by it'));
  });
  afterEach(() => items.delete(ROOT));

  const makeLong = async (name = 'long', ...parameters: readonly XmlElement[]) => {
    await items.create(`${ROOT}/${name}`, longPipeline(...parameters));
    server.isLong(`${ROOT}/${name}`);
  };

  async function waited<T>(look: () => Promise<T | undefined>): Promise<T> {
    for (let round = 0; round < ROUNDS; round += 1) {
      const seen = await look();
      if (seen !== undefined) return seen;
      await server.pass();
    }
    throw new Error('it does not come');
  }

  const newestBuild = (job = JOB): Promise<SeenBuild> =>
    waited(async () => (await control.buildsOf(job, { number: 1 }))[0]);

  const endAll = async (job = JOB) => {
    for (const { number } of await control.buildsOf(job, { number: 1 }))
      await control.abort(`${job}${number}/`);
  };

  describe('a node', () => {
    beforeEach(() => server.addNode(ROOT));
    afterEach(() => server.removeNode(ROOT));

    it('is marked once, and the mark is taken away once', async () => {
      expect(await control.uncordon(ROOT, MARK.token)).toEqual({ kind: 'free' });
      for (let times = 0; times < 2; times += 1)
        expect(await control.cordon(ROOT, MARK)).toEqual({ kind: 'ours' });
      for (let times = 0; times < 2; times += 1)
        expect(await control.uncordon(ROOT, MARK.token)).toEqual({ kind: 'free' });
    });

    it('keeps the mark of somebody else, also of one whose token begins like ours', async () => {
      await control.cordon(ROOT, OTHER);
      const theirs = { kind: 'theirs', reason: expect.stringContaining(`${OTHER.token}: not ours`) };
      expect(await control.cordon(ROOT, MARK)).toEqual(theirs);
      expect(await control.uncordon(ROOT, MARK.token)).toEqual(theirs);
      expect(await control.uncordon(ROOT, OTHER.token)).toEqual({ kind: 'free' });
    });

    it('loses the mark of whatever roll, if that is wanted', async () => {
      await control.cordon(ROOT, OTHER);
      expect(await control.uncordon(ROOT, 'jenkins-fleet roll ')).toEqual({ kind: 'free' });
      await control.cordon(ROOT, { token: 'somebody', why: 'not a jenkins-fleet roll' });
      expect(await control.uncordon(ROOT, 'jenkins-fleet roll ')).toMatchObject({ kind: 'theirs' });
      await control.uncordon(ROOT, 'somebody');
    });

    it('that is not there is missing', async () => {
      expect(await control.cordon(`${ROOT}-nobody`, MARK)).toEqual({ kind: 'missing' });
      expect(await control.uncordon(`${ROOT}-nobody`, MARK.token)).toEqual({ kind: 'missing' });
    });

    it('stands in the inventory', async () => {
      expect((await control.inventory()).nodes).toContain(ROOT);
    });
  });

  describe('a build', () => {
    it('is started, followed from the queue on, listed, and ended', async () => {
      await makeLong();
      const { item, dropped } = await control.startAgain(work(), 'parameters');
      expect(dropped).toEqual([]);
      const id = Number(/^queue\/item\/(\d+)\/$/.exec(item ?? '')?.[1]);
      const left = await waited(async () => {
        const state: QueueItemState = await control.queueItem(id);
        return state.kind === 'left' && state.build !== undefined ? state : undefined;
      });
      expect(left).toEqual({ kind: 'left', build: `${JOB}1/` });
      expect(await control.buildState(`${JOB}1/`)).toEqual({ kind: 'building' });
      const { work: at, jobs, projects } = await control.inventory();
      expect(jobs).toContain(`${ROOT}/long`);
      expect(projects).not.toContain(JOB);
      expect(at.filter(({ job }) => job === JOB)).toMatchObject([
        { item: id, number: 1, kind: 'pipeline', parameters: [], commit: undefined },
      ]);
      const ended: BuildState = { kind: 'finished', result: 'ABORTED' };
      expect(await control.abort(`${JOB}1/`)).toEqual(ended);
      expect(await control.abort(`${JOB}1/`)).toEqual(ended);
      expect((await control.inventory()).work.filter(({ job }) => job === JOB)).toEqual([]);
    });

    it('that is not there is absent', async () => {
      await makeLong();
      expect(await control.buildState(`${JOB}99/`)).toEqual({ kind: 'absent' });
      expect(await control.abort(`${JOB}99/`)).toEqual({ kind: 'absent' });
      expect(await control.buildsOf(`job/${ROOT}/job/nobody/`, { number: 1 })).toEqual([]);
      expect(await control.queueItem(2_000_000_000)).toEqual({ kind: 'absent' });
    });

    it('has the parameters that it was given, but never a password, and who started it', async () => {
      await makeLong(
        'long',
        parameter('String', 'TEXT', leaf('defaultValue', 'initial')),
        parameter('Boolean', 'FLAG', leaf('defaultValue', 'false')),
        parameter('Password', 'SECRET', leaf('defaultValue', 'hidden')),
      );
      const text = 'a b&c=d + ü 💥';
      const parameters = [
        { name: 'TEXT', value: text },
        { name: 'FLAG', value: true },
        { name: 'GONE', value: 1 },
      ];
      expect((await control.startAgain(work({ parameters }), 'parameters')).dropped).toEqual(['GONE']);
      const build = await newestBuild();
      expect(build.parameters).toEqual([
        { name: 'TEXT', value: text },
        { name: 'FLAG', value: true },
        { name: 'SECRET', secret: true },
      ]);
      expect(build.causes).toMatchObject([expect.stringMatching(/^Started by user /)]);
      expect(build.accounts).toHaveLength(1);
      expect(build).toMatchObject({
        result: undefined,
        ended: undefined,
        repeats: undefined,
        interrupted: [],
      });
      await endAll();
      await expect(control.startAgain(build, 'parameters')).rejects.toMatchObject({ fault: 'refused' });
      await expect(control.startAgain(build, 'rebuild')).rejects.toMatchObject({ fault: 'refused' });
      expect(await control.buildsOf(JOB, { number: 2 })).toEqual([]);
    });

    it('of a Pipeline is rebuilt with its parameters, and says which build it repeats', async () => {
      await makeLong('long', parameter('String', 'TEXT', leaf('defaultValue', '')));
      await control.startAgain(work({ parameters: [{ name: 'TEXT', value: 'x' }] }), 'parameters');
      const first = await newestBuild();
      await control.abort(`${JOB}1/`);
      expect(await control.startAgain(first, 'rebuild')).toEqual({ item: undefined, dropped: [] });
      const second = await waited(async () => (await control.buildsOf(JOB, { number: 2 }))[0]);
      expect(second).toMatchObject({ number: 2, repeats: 1, parameters: first.parameters });
      const [, over] = await control.buildsOf(JOB, { number: 1 });
      expect(over).toMatchObject({ number: 1, result: 'ABORTED', repeats: undefined });
      expect(over?.ended).toBeGreaterThan(first.since);
      expect(over?.interrupted).toEqual([expect.stringMatching(/^Aborted by /)]);
      await endAll();
    });
  });

  describe('the smoke job', () => {
    const smoke = { label: 'CPU', node: 'a1', roll: '20261121T200000Z-4f2a', intended: 1_795_291_200_000 };
    const job = `job/${ROOT}/job/smoke/`;
    const makeSmoke = () =>
      makeLong('smoke', ...['LABEL', 'NODE', 'ROLL'].map(name => parameter('String', name)));

    it('runs once however often it is asked for, and once more for another node or another try', async () => {
      await makeSmoke();
      await control.ensureSmoke(smoke);
      const running = await waited(async () => {
        const state = await control.ensureSmoke(smoke);
        return state.kind === 'running' ? state : undefined;
      });
      expect(running.url).toBe(`${job}1/`);
      await control.abort(running.url);
      expect(await control.ensureSmoke(smoke)).toEqual({ kind: 'failed', url: `${job}1/` });
      await control.ensureSmoke({ ...smoke, node: undefined });
      await control.ensureSmoke({ ...smoke, intended: smoke.intended + 1 });
      const builds = await waited(async () => {
        const seen = await control.buildsOf(job, { number: 1 });
        return seen.length === 3 ? seen : undefined;
      });
      expect(new Set(builds.map(({ parameters }) => JSON.stringify(parameters))).size).toBe(3);
      await endAll(job);
    });

    it('that is not there is missing', async () => {
      await expect(control.ensureSmoke(smoke)).rejects.toMatchObject({ fault: 'missing' });
    });
  });

  it('has a version, a session and plugins', async () => {
    const { version, session, plugins } = await control.inventory();
    expect(version).toMatch(/^\d+\.\d+/);
    expect(session).toMatch(/^\w+$/);
    expect(Object.values(plugins)).not.toContain('');
  });

  it('has a multibranch project look at its repository', async () => {
    await items.create(`${ROOT}/project`, multibranchProject());
    expect((await control.inventory()).projects).toContain(`job/${ROOT}/job/project/`);
    await control.scan(`job/${ROOT}/job/project/`);
    await expect(control.scan(`job/${ROOT}/job/nobody/`)).rejects.toMatchObject({ fault: 'missing' });
  });

  it.each([
    'job/../',
    'job/a/../',
    'computer/a1/',
    'https://elsewhere.example.org/job/a/1/',
    'job/%2e%2E/1/',
  ])('takes no other address for that of a job or build: %s', async address => {
    await expect(control.scan(address)).rejects.toMatchObject({ fault: 'missing' });
    await expect(control.abort(address)).rejects.toMatchObject({ fault: 'missing' });
  });
}
