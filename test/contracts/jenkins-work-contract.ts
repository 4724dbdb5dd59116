import { describe, expect, it } from 'vitest';
import type { SessionOptions } from '../../tools/adapters/jenkins/http-session.ts';
import type { JenkinsFacts, NodeFacts } from '../../tools/roll/facts.ts';
import { readJenkins } from '../../tools/roll/jenkins-facts/read-jenkins.ts';
import type { Scene } from './jenkins-work-scenes.ts';

/** What is true of every server, in whatever state. */
export function expectSound({ version, nodes, waiting }: JenkinsFacts): void {
  expect(version).toMatch(/^\d+\.\d+/);
  expect(new Set(nodes.map(({ name }) => name)).size).toBe(nodes.length);
  expect(new Set(waiting.map(({ id }) => id)).size).toBe(waiting.length);
  for (const { state, reason, builds } of nodes) {
    if (state === 'online') expect(reason).toBeUndefined();
    expect(new Set(builds.map(({ url }) => url)).size).toBe(builds.length);
    for (const { url, estimated, kind, survival } of builds) {
      expect(url).toMatch(/^(job|computer)\/.+\/$/);
      if (estimated !== undefined) expect(estimated).toBeGreaterThan(0);
      if (kind === 'freestyle' && state !== 'online') expect(survival).not.toBe('waited-for');
    }
  }
}

const nodeOf = ({ nodes }: JenkinsFacts, name: string): NodeFacts => {
  const node = nodes.find(other => other.name === name);
  if (node === undefined) throw new Error(`no ${name}`);
  return node;
};

const runningOn = (facts: JenkinsFacts, name: string) => nodeOf(facts, name).builds.map(({ url }) => url);

/** What is read of a server in each of the recorded states. */
export function jenkinsWorkContract(server: (scene: Scene) => Promise<SessionOptions>): void {
  const look = async (scene: Scene) => {
    const facts = await readJenkins(await server(scene), { now: () => 0 });
    expectSound(facts);
    return facts;
  };

  describe('busy', () => {
    it('shows every build where it holds an executor, and a Pipeline not a second time on the built-in node', async () => {
      const facts = await look('busy');
      expect(runningOn(facts, 'a1')).toEqual(['job/fs/23/', 'job/pipe/17/']);
      expect(runningOn(facts, 'a3')).toEqual(['job/fs/22/']);
      expect(runningOn(facts, 'a2')).toEqual([]);
      expect(runningOn(facts, 'Built-In Node')).toEqual([]);
    });

    it('tells nodes with their labels, executors and builds with their times', async () => {
      const facts = await look('busy');
      expect(new Set(facts.nodes.map(({ state }) => state))).toEqual(new Set(['online']));
      expect(nodeOf(facts, 'a1')).toMatchObject({ executors: 2, labels: ['a1', 'linux'] });
      const [freestyle, pipeline] = nodeOf(facts, 'a1').builds;
      expect(freestyle).toMatchObject({ kind: 'freestyle', survival: 'waited-for', estimated: 2_209 });
      expect(pipeline).toMatchObject({ kind: 'pipeline', survival: 'carried-over', estimated: 33_474 });
      // The Pipeline itself began before its part on the node did.
      expect(pipeline?.startedAt).toBe(1_795_255_912_684);
    });
  });

  describe('waiting', () => {
    it('names what waits and why, the part of a Pipeline too', async () => {
      const { waiting } = await look('waiting');
      const why = new Map(waiting.map(({ task, why }) => [task, why]));
      expect(why.get('part of pipe #18')).toBe('Waiting for next available executor on ‘linux’');
      expect(why.get('fs-gpu')).toBe('‘a2’ is offline');
      expect(why.get('fs-nolabel-node')).toMatch(/no nodes with the label/);
      expect(why.get('fs-noparam')).toMatch(/quiet period/);
      for (const { since } of waiting) expect(since).toBeGreaterThan(1_795_255_916_000);
    });

    it('names who marked a node and why', async () => {
      expect(nodeOf(await look('waiting'), 'a2')).toMatchObject({
        state: 'cordoned',
        reason: 'Disconnected by admin : lab',
      });
    });

    it('shows a Pipeline whose part waits as one that holds no node', async () => {
      const builds = nodeOf(await look('waiting'), 'Built-In Node').builds;
      const waits = builds.find(({ url }) => url === 'job/pipe/18/');
      expect(waits).toMatchObject({ kind: 'pipeline-without-node', survival: 'unknown' });
    });
  });

  describe('quieting down', () => {
    it('shows that nothing begins and that everything runs on', async () => {
      const facts = await look('quieting down');
      expect(facts.quietingDown).toBe(true);
      expect((await look('busy')).quietingDown).toBe(false);
      expect(runningOn(facts, 'a1')).toEqual(['job/fs/7/', 'job/pipe-two-nodes/2/']);
      expect(runningOn(facts, 'Built-In Node')).toEqual(['job/pipe-echo/2/']);
      expect(facts.waiting.filter(({ why }) => why === 'Jenkins is about to shut down')).not.toEqual([]);
    });

    it('does not take paused Pipelines for nothing: they keep their executors', async () => {
      const facts = await look('only Pipelines left while quiet');
      expect(runningOn(facts, 'a1')).toEqual(['job/pipe-two-nodes/2/']);
      expect(runningOn(facts, 'Built-In Node')).toEqual(['job/pipe-echo/2/']);
    });
  });

  describe('nodes that are not online', () => {
    it('show the build of a marked node, which the sums of Jenkins and a safe restart forget', async () => {
      const node = nodeOf(await look('a node with a build is marked'), 'a3');
      expect(node).toMatchObject({
        state: 'cordoned',
        reason: 'Disconnected by admin : kernel update (lab)',
      });
      expect(node.builds).toMatchObject([{ url: 'job/fs/9/', survival: 'lost' }]);
    });

    it('tell a broken connection from a mark', async () => {
      const node = nodeOf(await look('an agent is disconnected'), 'a2');
      expect(node).toMatchObject({ state: 'offline', reason: 'Connection was broken', builds: [] });
    });

    it('keep a Pipeline, which may or may not go on', async () => {
      const node = nodeOf(await look('an agent dies under a Pipeline'), 'a3');
      expect(node.state).toBe('offline');
      expect(node.builds).toMatchObject([{ url: 'job/pipe/7/', kind: 'pipeline', survival: 'unknown' }]);
    });
  });

  describe('just restarted', () => {
    it.each([
      ['just restarted', 'job/pipe/13/'],
      ['just restarted after SIGKILL', 'job/pipe/14/'],
    ] as const)('does not look idle: %s', async (scene, url) => {
      const facts = await look(scene);
      const agents = facts.nodes.filter(({ name }) => name !== 'Built-In Node');
      expect(new Set(agents.flatMap(({ builds }) => builds))).toEqual(new Set());
      expect(agents.map(({ state }) => state)).not.toContain('online');
      expect(nodeOf(facts, 'Built-In Node').builds).toMatchObject([{ url, survival: 'unknown' }]);
    });

    it('keeps the queue with its ids, unless it was killed', async () => {
      const { waiting } = await look('just restarted');
      expect(waiting.map(({ task }) => task)).toEqual(['fs-gpu']);
      expect((await look('just restarted after SIGKILL')).waiting).toEqual([]);
    });
  });
}
