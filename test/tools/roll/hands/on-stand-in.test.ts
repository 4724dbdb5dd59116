import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { rollMark } from '../../../../tools/roll/roll-mark.ts';
import { NOW } from '../plan/scenes.ts';
import { GROUPED, HandsOnStage, HOST, ROLL, SHOWN } from './hands-on-stage.ts';

let stage: HandsOnStage;
beforeEach(async () => {
  stage = await HandsOnStage.set();
});
afterEach(() => stage.standIn.stop());

const DONE = { result: 'done' };
const RETIRE = { kind: 'retire', pool: 'g', instance: GROUPED.id, shrink: true } as const;
const REMAKE = { kind: 'remake-host', pool: 'a', host: 1, instance: HOST.id, image: undefined } as const;

const work = () => stage.standIn.state.work;

/** The roll marks a node. */
const ours = (name: string, roll = ROLL) =>
  work().mark(name, { by: 'admin', message: `${rollMark(roll)}: w` });

const runOn = (node: string, number: number) =>
  work().hold(work().start({ job: 'fs', number, kind: 'freestyle' }), node);

describe('a node of the ec2-fleet plugin', () => {
  it('is found under its instance, whatever it is shown as', async () => {
    const { jenkins } = await stage.hands().look();
    expect(jenkins?.nodes.map(({ name }) => name)).toContain(GROUPED.id);
    expect(await stage.perform({ kind: 'cordon', node: GROUPED.id })).toEqual(DONE);
    expect(stage.node(SHOWN)?.mark?.message).toContain(rollMark(ROLL));
    expect(await stage.perform({ kind: 'uncordon', node: GROUPED.id })).toEqual(DONE);
    expect(stage.node(SHOWN)?.mark).toBeUndefined();
  });

  it('gets the mark of an operator back after a restart, once', async () => {
    stage.mark(SHOWN, 'disk');
    work().process.restart();
    stage.pass(60_000);
    expect(stage.node(SHOWN)?.mark).toBeUndefined();
    const again = {
      kind: 'mark-again',
      node: GROUPED.id,
      reason: 'Disconnected by operator : disk',
    } as const;
    for (let times = 0; times < 2; times += 1) expect(await stage.perform(again)).toEqual(DONE);
    expect(stage.node(SHOWN)?.mark?.message).toContain('operator : disk');
    // It is nobody's to take away.
    await stage.perform({ kind: 'uncordon', node: GROUPED.id });
    expect(stage.node(SHOWN)?.mark).toBeDefined();
  });
});

describe('the smoke job', () => {
  const smoke = { kind: 'smoke', node: GROUPED.id } as const;

  /** Begins it with hands that go on looking, as a roll does. */
  async function begun(each: (waits: number) => void = () => {}) {
    const hands = stage.hands();
    await hands.look();
    let waits = 0;
    stage.meanwhile = () => {
      waits += 1;
      each(waits);
      return hands.look();
    };
    return hands.perform(smoke, { roll: ROLL, intended: NOW, leader: undefined, tell: () => {} });
  }

  it('runs on exactly the node of an instance, once', async () => {
    expect(await begun()).toMatchObject({ result: 'done', got: { url: 'job/fleet/job/smoke/1/' } });
    expect(await begun()).toMatchObject({ result: 'done', got: { url: 'job/fleet/job/smoke/1/' } });
    expect(work().finishedOf('fleet/smoke')).toHaveLength(1);
  });

  it('is not given up because the plugin adds its nodes again some seconds after a restart', async () => {
    stage.mark(SHOWN, 'not yet');
    const proof = begun(waits => {
      if (waits === 2) work().removeNode(SHOWN);
      if (waits === 14) work().addNode(SHOWN, { labels: ['CPU'], executors: 1, ephemeral: true });
    });
    expect(await proof).toMatchObject({ result: 'done' });
  });

  it('is given up when its node stays away', async () => {
    stage.mark(SHOWN, 'not yet');
    const proof = begun(waits => {
      if (waits === 2) work().removeNode(SHOWN);
    });
    expect(await proof).toMatchObject({ result: 'failed', why: expect.stringContaining('went away') });
  });
});

describe('what is written down before the leader goes', () => {
  it('has all marks but those of this roll, also when the process has looked at nothing before', async () => {
    stage.mark('a-1', 'disk');
    ours(SHOWN, '20261121T040000Z-0000');
    const written = await stage.perform({ kind: 'record' });
    const marks = { 'a-1': expect.stringContaining('disk'), [GROUPED.id]: expect.stringContaining('0000') };
    expect(written).toMatchObject({ got: { kind: 'record', record: { marks, nodes: expect.anything() } } });
    ours(SHOWN);
    const later = await stage.perform({ kind: 'record' });
    expect(later).toMatchObject({ got: { record: { marks: { 'a-1': expect.anything() } } } });
    expect(JSON.stringify(later)).not.toContain(GROUPED.id);
  });
});

describe('quiet mode', () => {
  it('of somebody else is neither taken over nor ended', async () => {
    work().quiet = { reason: 'database upgrade' };
    expect(await stage.perform({ kind: 'quiet' })).toMatchObject({ result: 'failed' });
    expect(await stage.perform({ kind: 'unquiet' })).toEqual(DONE);
    expect(work().quiet).toEqual({ reason: 'database upgrade' });
    expect((await stage.hands().look()).jenkins).toMatchObject({ quietingDown: true, quietedBy: 'others' });
  });

  it('of the roll is set and ended, each twice as well as once', async () => {
    for (let times = 0; times < 2; times += 1) {
      expect(await stage.perform({ kind: 'quiet' })).toEqual(DONE);
      expect(work().quiet?.reason).toContain(rollMark(ROLL));
    }
    expect((await stage.hands().look()).jenkins).toMatchObject({ quietedBy: 'roll' });
    for (let times = 0; times < 2; times += 1) {
      expect(await stage.perform({ kind: 'unquiet' })).toEqual(DONE);
      expect(work().quiet).toBeUndefined();
    }
  });
});

describe('a machine that another process was to take away', () => {
  it('stays when somebody has put it back into service', async () => {
    ours('a-1');
    expect(await stage.perform(RETIRE)).toMatchObject({
      result: 'failed',
      why: expect.stringContaining('back'),
    });
    expect(await stage.perform(REMAKE)).toEqual(DONE);
    expect(stage.provisioner.machines.get('a-1')?.instance).not.toBe(HOST.id);
  });

  it('stays when a build runs on it, marked or not', async () => {
    for (const [index, node] of ['a-1', SHOWN].entries()) {
      ours(node);
      runOn(node, index + 1);
    }
    for (const act of [RETIRE, REMAKE])
      expect(await stage.perform(act)).toMatchObject({
        result: 'failed',
        why: expect.stringContaining('job/fs'),
      });
    expect(stage.provisioner.machines.get('a-1')?.instance).toBe(HOST.id);
  });

  it('is no obstacle when it has gone', async () => {
    stage.machines = [];
    expect(await stage.perform(RETIRE)).toEqual(DONE);
    expect(await stage.perform(REMAKE)).toEqual(DONE);
  });
});

describe('a Jenkins that cannot be used', () => {
  it('is out of sight while it restarts, whatever it answers', async () => {
    work().process.goDown('clean', 'wake');
    const seen = new Set<string>();
    for (let second = 0; second < 60; second += 1) {
      const { jenkins, unusable } = await stage.hands().look();
      expect(unusable).toBeUndefined();
      seen.add(jenkins === undefined ? 'away' : 'there');
      stage.pass(1_000);
    }
    expect(seen).toEqual(new Set(['away', 'there']));
  });

  it('is out of sight for ever when its configuration is broken', async () => {
    work().process.goDown('clean', 'stopped');
    work().process.install({ boots: false });
    work().process.boot();
    stage.pass(600_000);
    expect((await stage.hands().look()).jenkins).toBeUndefined();
  });

  it('is told apart when it answers and refuses the account', async () => {
    const { jenkins, unusable } = await stage.hands('another-token').look();
    expect(jenkins).toBeUndefined();
    expect(unusable).toContain('account');
  });

  it('has acts tried again later, not failed', async () => {
    work().process.goDown('clean', 'wake');
    for (const act of [{ kind: 'cordon', node: 'a-1' }, { kind: 'record' }, RETIRE] as const)
      await expect(stage.perform(act)).rejects.toMatchObject({ name: 'NotNow' });
  });
});

describe('a process that goes on with what another one began', () => {
  it('looks before it runs the smoke job, which needs a label of the node', async () => {
    const hands = stage.hands();
    const performance = { roll: ROLL, intended: 0, leader: undefined, tell: () => {} };
    const smoke = () => hands.perform({ kind: 'smoke', node: GROUPED.id }, performance);
    await expect(smoke()).rejects.toMatchObject({ name: 'NotNow' });
    await hands.look();
    await expect(smoke()).resolves.toBeDefined();
  });
});
