import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { JenkinsFailed } from '../../../../tools/adapters/jenkins/jenkins.ts';
import { printConfig } from '../../../../tools/adapters/jenkins/print-config.ts';
import { StandInJenkins } from '../../../../tools/adapters/jenkins/stand-in/stand-in-jenkins.ts';
import { branch, leaf } from '../../../../tools/adapters/jenkins/xml-element.ts';
import type { JenkinsFacts } from '../../../../tools/roll/facts.ts';
import { readJenkins } from '../../../../tools/roll/jenkins-facts/read-jenkins.ts';
import { folderConfig, pipelineConfig } from '../../../contracts/jenkins-contract.ts';
import { answering, body } from '../../../contracts/replayed-jenkins.ts';

const NOW = 1_800_000_000_000;
const world = { now: () => NOW };

let standIn: StandInJenkins;
beforeEach(async () => {
  standIn = await StandInJenkins.start({ now: () => NOW });
  standIn.state.work.addNode('a1', { labels: [], executors: 3 });
});
afterEach(() => standIn.stop());

const read = () =>
  readJenkins(
    {
      server: standIn.url,
      credentials: { kind: 'token', user: 'reader', secret: 'reader-token' },
      pauses: [],
    },
    world,
  );

const builds = ({ nodes }: JenkinsFacts) => nodes.flatMap(({ builds }) => builds);

const failure = (work: Promise<unknown>) =>
  work.then(
    () => undefined,
    (error: unknown) => (error instanceof JenkinsFailed ? error.fault : error),
  );

const withoutResume = printConfig(
  branch('flow-definition', [
    branch('properties', [leaf('org.jenkinsci.plugins.workflow.job.properties.DisableResumeJobProperty')]),
  ]),
);

describe('a Pipeline with `disableResume`', () => {
  it('is lost where another is carried over, in folders too', async () => {
    const { store, work } = standIn.state;
    store.create('team', folderConfig(''));
    store.create('team/inner', folderConfig(''));
    store.create('team/inner/fragile', withoutResume);
    store.create('team/inner/sturdy', pipelineConfig(''));
    for (const job of ['team/inner/fragile', 'team/inner/sturdy'])
      work.hold(work.start({ job, number: 1, kind: 'pipeline' }), 'a1');
    expect(builds(await read())).toMatchObject([
      { url: 'job/team/job/inner/job/fragile/1/', survival: 'lost' },
      { url: 'job/team/job/inner/job/sturdy/1/', survival: 'carried-over' },
    ]);
  });
});

describe('after a restart', () => {
  it('what is resumed shows at once, wherever its job stands, and moves to its node when that is back', async () => {
    const { store, work } = standIn.state;
    store.create('team', folderConfig(''));
    store.create('team/job', pipelineConfig(''));
    work.hold(work.start({ job: 'team/job', number: 5, kind: 'pipeline' }), 'a1');
    const before = builds(await read());
    expect((await read()).resuming).toBeUndefined();
    standIn.restart();
    const { nodes, resuming } = await read();
    const [builtIn, agent] = nodes;
    expect(resuming).toBe(true);
    expect([builtIn?.builds.map(({ url }) => url), agent?.builds]).toEqual([
      before.map(({ url }) => url),
      [],
    ]);
    work.process.settle();
    const settled = await read();
    expect([builds(settled), settled.resuming]).toEqual([before, undefined]);
  });
});

describe('what an account may not see', () => {
  it('still keeps its node busy, and nobody knows what becomes of it', async () => {
    const state = {
      overview: body('07-quietdown', 0),
      queue: { items: [{ id: 1, inQueueSince: 5 }] },
      jobs: { jobs: [] },
      computers: {
        computer: [
          {
            _class: 'hudson.model.Hudson$MasterComputer',
            displayName: 'Built-In Node',
            numExecutors: 1,
            offline: false,
            temporarilyOffline: false,
            executors: [{ idle: false, currentExecutable: null }],
            oneOffExecutors: [],
          },
        ],
      },
    };
    const facts = await readJenkins(answering(state), world);
    expect(builds(facts)).toMatchObject([{ survival: 'unknown', startedAt: NOW }]);
    expect(facts.waiting).toMatchObject([{ id: 1, since: 5 }]);
  });
});

describe('a server that cannot be read', () => {
  it('is told by its fault', async () => {
    const server = standIn.url;
    const nobody = readJenkins({ server, credentials: { kind: 'nobody' }, pauses: [] }, world);
    expect(await failure(nobody)).toBe('forbidden');
    standIn.state.phase = 'down';
    expect(await failure(read())).toBe('unreachable');
  });

  it('is none without its built-in node', async () => {
    const overview = body('07-quietdown', 0);
    const state = { overview, queue: { items: [] }, jobs: { jobs: [] }, computers: { computer: [] } };
    expect(await failure(readJenkins(answering(state), world))).toBe('unreadable');
  });

  it('cannot bring commands to a terminal in its words', async () => {
    const { work } = standIn.state;
    work.mark('a1', { by: 'someone', message: 'a\u001b[31m\u0085b\nc' });
    work.enqueue({ of: { kind: 'freestyle', job: 'x' }, stage: 'buildable', why: '\u001b]0;x\u0007' });
    // biome-ignore lint/suspicious/noControlCharactersInRegex: exactly these are looked for
    expect(JSON.stringify(await read())).not.toMatch(/\\u00|[\u0000-\u001f\u007f-\u009f]|\\n/);
  });
});
