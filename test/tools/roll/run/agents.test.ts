import { describe, expect, it } from 'vitest';
import {
  autoscaledPool,
  build,
  fleetOf,
  host,
  MINUTE,
  machine,
  NEW_TYPE,
  NOW,
  node,
  nodeName,
  staticPool,
} from '../plan/scenes.ts';
import { actsIn, afterAnHour, marked, Play, phasesIn } from './play.ts';

const OLD = host('a', 1);
const fleet = fleetOf({ a: staticPool(1) });
const idle = node('a-1');
const busy = node('a-1', [build('b', 30)]);

/** A roll of one host that is cordoned. */
function draining(nodes = [busy], of = fleet, options = {}) {
  const play = new Play(of, options);
  play.look({ machines: [OLD], nodes });
  play.end('cordon');
  return play;
}

describe('a static host', () => {
  it('is cordoned, drained, made anew, proved behind its mark and only then let in', () => {
    const play = new Play(fleet);
    expect(phasesIn(play.look({ machines: [OLD], nodes: [busy] }))).toEqual(['a-1 draining']);
    expect(play.open()).toEqual([{ kind: 'cordon', node: 'a-1' }]);
    play.end('cordon');
    expect(play.look({ machines: [OLD], nodes: [marked(busy)] })).toEqual([]);
    play.look({ machines: [OLD], nodes: [marked(idle)] });
    expect(play.open()).toMatchObject([{ kind: 'remake-host', pool: 'a', host: 1, instance: OLD.id }]);
    // While Terraform works on it AWS has no such machine, and its mark stays.
    expect(play.look({ machines: [], nodes: [marked(idle)] })).toEqual([]);
    play.end('remake-host');
    const made = { ...host('a', 1, []), id: 'i-new' };
    play.look({ machines: [made], nodes: [marked(idle)] });
    const smoke = play.look({ machines: [made], nodes: [marked(idle)] });
    expect(actsIn(smoke)).toEqual([{ kind: 'smoke', node: 'a-1' }]);
    expect(actsIn(play.look({ machines: [made], nodes: [marked(idle)] }))).toEqual([
      { kind: 'uncordon', node: 'a-1' },
    ]);
    play.end('uncordon');
    play.end('smoke');
    expect(phasesIn(play.look({ machines: [made], nodes: [idle] }))).toEqual(['a-1 rolled']);
    play.look({ machines: [made], nodes: [idle] });
    expect(play.state.ended).toBe('complete');
  });

  it('waits for a build that began between the look and the mark', () => {
    const play = draining([idle]);
    expect(play.look({ machines: [OLD], nodes: [marked(busy)] })).toEqual([]);
  });

  it('is not taken away by what was seen before its mark was set', () => {
    const play = draining([idle]);
    play.pass(-20_000);
    expect(play.look({ machines: [OLD], nodes: [marked(idle)] })).toEqual([]);
  });

  it('is left alone where an operator has cordoned it before', () => {
    const play = new Play(fleet);
    const theirs = { ...idle, state: 'cordoned' as const, reason: 'Disconnected by operator : disk' };
    for (let step = 0; step < 2; step += 1) play.look({ machines: [OLD], nodes: [theirs] });
    expect(play.entries.filter(({ kind }) => kind === 'intent')).toEqual([]);
    expect(play.state.ended).toBe('window');
    expect(play.state.agents.get('a-1')).toMatchObject({
      phase: 'left',
      why: expect.stringContaining('disk'),
    });
  });

  it('is left alone when an operator takes the mark away', () => {
    const play = draining();
    expect(phasesIn(play.look({ machines: [OLD], nodes: [busy] }))).toEqual(['a-1 left']);
  });

  it('is left alone when an operator puts his own mark there, and that stays', () => {
    const play = draining();
    const theirs = { ...busy, state: 'cordoned' as const, reason: 'Disconnected by operator : mine' };
    const entries = play.look({ machines: [OLD], nodes: [theirs] });
    expect(phasesIn(entries)).toEqual(['a-1 left']);
    expect(actsIn(entries)).toEqual([]);
  });

  it('takes builds again after a restart of Jenkins, and is begun anew when all have resumed', () => {
    const play = draining();
    const entries = play.look({ machines: [OLD], nodes: [marked(idle)], session: 's2' });
    expect(phasesIn(entries)).toEqual(['a-1 postponed']);
    expect(actsIn(entries)).toEqual([{ kind: 'uncordon', node: 'a-1' }]);
    play.end('uncordon');
    const resuming = node('Built-In Node', [build('b', 30, { kind: 'pipeline-without-node' })]);
    expect(play.look({ machines: [OLD], nodes: [idle, resuming], session: 's2' })).toEqual([]);
    const later = play.look({ machines: [OLD], nodes: [busy], session: 's2' });
    expect(phasesIn(later)).toEqual(['a-1 draining']);
  });

  it('is not begun in the look that finds Jenkins to be another one', () => {
    const play = new Play(fleet);
    play.look({ machines: [host('a', 1, [])], nodes: [idle] });
    const resuming = node('Built-In Node', [build('b', 30, { kind: 'pipeline-without-node' })]);
    const seen = { machines: [OLD], nodes: [idle, resuming], session: 's2' };
    play.state.add({ number: 99, at: play.now, entry: { kind: 'went-on', by: 'a test', closes: undefined } });
    for (let step = 0; step < 3; step += 1) expect(phasesIn(play.look(seen))).toEqual([]);
    play.pass(6 * MINUTE);
    expect(phasesIn(play.look(seen))).toEqual(['a-1 draining']);
  });

  it('waits while Jenkins does not answer, and the roll ends only when that lasts', () => {
    const play = draining();
    play.pass(30 * MINUTE);
    play.look({ machines: [OLD], nodes: undefined });
    expect(play.state.ended).toBeUndefined();
    expect(phasesIn(play.look({ machines: [OLD], nodes: [marked(idle)] }))).toEqual(['a-1 remaking']);
  });

  it('is made from the image of before again when what came is not sound, and serves', () => {
    const play = draining([idle]);
    play.look({ machines: [OLD], nodes: [marked(idle)] });
    play.end('remake-host');
    const made = { ...host('a', 1, []), id: 'i-new' };
    for (let step = 0; step < 3; step += 1) play.look({ machines: [made], nodes: [marked(idle)] });
    play.end('uncordon');
    play.end('smoke', { result: 'failed', why: 'no disk' });
    const entries = play.look({ machines: [made], nodes: [busy] });
    expect(entries.map(({ kind }) => kind)).toContain('stopping');
    expect(actsIn(entries)).toEqual([{ kind: 'cordon', node: 'a-1' }]);
    play.end('cordon');
    // A build that it has caught is waited for, also while it resumes and is not to be seen on it.
    expect(play.look({ machines: [made], nodes: [marked(busy)] })).toEqual([]);
    play.look({ machines: [made], nodes: [marked(idle)], session: 's2' });
    expect(play.open()).toEqual([]);
    play.pass(6 * MINUTE);
    expect(actsIn(play.look({ machines: [made], nodes: [marked(idle)], session: 's2' }))).toEqual([
      { kind: 'remake-host', pool: 'a', host: 1, instance: 'i-new', image: 'ami-old' },
    ]);
    play.end('remake-host');
    const again = { ...OLD, id: 'i-again' };
    for (let step = 0; step < 3; step += 1) play.look({ machines: [again], nodes: [marked(idle)] });
    play.end('uncordon');
    play.end('smoke');
    expect(phasesIn(play.look({ machines: [again], nodes: [idle] }))).toEqual(['a-1 put-back']);
    play.look({ machines: [again], nodes: [idle] });
    expect(play.state.ended).toBe('stopped');
  });

  it('keeps its mark when what came in its place is not sound and the image was no other before', () => {
    const outdated = host('a', 1, [NEW_TYPE]);
    const play = new Play(fleet);
    play.look({ machines: [outdated], nodes: [idle] });
    play.end('cordon');
    play.look({ machines: [outdated], nodes: [marked(idle)] });
    play.end('remake-host');
    const made = { ...host('a', 1, []), id: 'i-new' };
    for (let step = 0; step < 3; step += 1) play.look({ machines: [made], nodes: [marked(idle)] });
    play.end('uncordon');
    play.end('smoke', { result: 'failed', why: 'no disk' });
    expect(actsIn(play.look({ machines: [made], nodes: [idle] }))).toEqual([{ kind: 'cordon', node: 'a-1' }]);
    play.end('cordon');
    for (let step = 0; step < 3; step += 1) play.look({ machines: [made], nodes: [marked(idle)] });
    expect(play.open()).toEqual([]);
    expect(play.state.ended).toBe('stopped');
  });

  it('stops the roll when it is not sound, and takes no builds', () => {
    const two = fleetOf({ a: staticPool(2) });
    const machines = [OLD, host('a', 2)];
    const play = new Play(two);
    play.look({ machines, nodes: [idle, node('a-2', [build('b', 30)])] });
    play.end('cordon');
    play.look({ machines, nodes: [marked(idle), node('a-2', [build('b', 30)])] });
    play.end('remake-host', { result: 'failed', why: 'no capacity' });
    const entries = play.look({ machines, nodes: [marked(idle), node('a-2', [build('b', 30)])] });
    expect(phasesIn(entries)).toEqual(['a-1 failed']);
    play.look({ machines, nodes: [marked(idle), node('a-2')] });
    expect(play.state.ended).toBe('stopped');
    expect(play.open()).toEqual([]);
  });
});

describe('the drain’s policy at its deadline', () => {
  const withPolicy = (then: 'wait' | 'abort' | 'carry-over') =>
    fleetOf({ a: staticPool(1) }, { drain: afterAnHour(then) });
  const seen = { machines: [OLD], nodes: [marked(busy)] };

  it.each(['wait', 'abort', 'carry-over'] as const)('%s: nothing before', then => {
    const play = draining([busy], withPolicy(then));
    play.pass(59 * MINUTE);
    expect(play.look(seen)).toEqual([]);
  });

  it('waits on', () => {
    const play = draining([busy], withPolicy('wait'));
    play.pass(600 * MINUTE);
    expect(play.look(seen)).toEqual([]);
  });

  it('aborts each build once, the one with the least work first', () => {
    const older = build('older', 30, { startedAt: NOW - 50 * MINUTE });
    const both = { machines: [OLD], nodes: [marked(node('a-1', [older, build('b', 30)]))] };
    const play = draining([node('a-1', [older, build('b', 30)])], withPolicy('abort'));
    play.pass(61 * MINUTE);
    expect(actsIn(play.look(both))).toEqual([
      { kind: 'abort', build: 'job/b/1/' },
      { kind: 'abort', build: 'job/older/1/' },
    ]);
    expect(play.look(both)).toEqual([]);
  });

  it('leaves the machine alone', () => {
    const play = draining([busy], withPolicy('carry-over'));
    play.pass(61 * MINUTE);
    const entries = play.look(seen);
    expect(phasesIn(entries)).toEqual(['a-1 left']);
    expect(actsIn(entries)).toEqual([{ kind: 'uncordon', node: 'a-1' }]);
  });

  it('puts it back when the window has no room for a new one any more', () => {
    const play = draining([busy], withPolicy('wait'), { closes: NOW + 60 * MINUTE });
    play.pass(51 * MINUTE);
    expect(phasesIn(play.look(seen))).toEqual(['a-1 left']);
  });
});

describe('a machine of a group', () => {
  const group = fleetOf({ g: autoscaledPool(3) });
  const old = machine('g', 1);
  const fresh = { ...machine('g', 2, []), launchedAt: NOW + MINUTE };
  const groups = new Map([['g', { desired: 1, min: 0, max: 3 }]]);
  const oldNode = node(nodeName(old), [build('b', 30)]);
  const newNode = node(nodeName(fresh));

  it('goes after another one has come and proved sound, and its group shrinks with it', () => {
    const play = new Play(group);
    expect(actsIn(play.look({ machines: [old], nodes: [oldNode], groups }))).toEqual([
      { kind: 'enlarge', pool: 'g', to: 2 },
    ]);
    play.end('enlarge');
    expect(play.look({ machines: [old, fresh], nodes: [oldNode], groups })).toEqual([]);
    play.look({ machines: [old, fresh], nodes: [oldNode, newNode], groups });
    expect(play.open()).toEqual([{ kind: 'smoke', node: newNode.name }]);
    play.end('smoke');
    expect(actsIn(play.look({ machines: [old, fresh], nodes: [oldNode, newNode], groups }))).toEqual([
      { kind: 'cordon', node: oldNode.name },
    ]);
    play.end('cordon');
    const idleOld = marked(node(oldNode.name));
    play.look({ machines: [old, fresh], nodes: [idleOld, newNode], groups });
    expect(play.open()).toEqual([{ kind: 'retire', pool: 'g', instance: old.id, shrink: true }]);
    play.end('retire');
    expect(phasesIn(play.look({ machines: [fresh], nodes: [idleOld, newNode], groups }))).toEqual([
      `g ${old.id} rolled`,
    ]);
  });

  it('is done with when the plugin has let it go by itself', () => {
    const full = new Map([['g', { desired: 3, min: 0, max: 3 }]]);
    const three = [old, machine('g', 3, []), machine('g', 4, [])];
    const nodes = three.map(each => node(nodeName(each)));
    const play = new Play(group);
    expect(phasesIn(play.look({ machines: three, nodes, groups: full }))).toEqual([`g ${old.id} draining`]);
    play.end('cordon');
    const entries = play.look({ machines: three.slice(1), nodes: nodes.slice(1), groups: full });
    expect(phasesIn(entries)).toEqual([`g ${old.id} gone`]);
  });

  it('stays when its group gets no other, and the roll goes on', () => {
    const play = new Play(group);
    play.look({ machines: [old], nodes: [oldNode], groups });
    play.end('enlarge');
    play.pass(60 * MINUTE);
    const entries = play.look({ machines: [old], nodes: [oldNode], groups });
    expect(phasesIn(entries)).toEqual([`g ${old.id} left`]);
    expect(entries.map(({ kind }) => kind)).not.toContain('stopping');
  });

  it('stays when the one that came has no agent, and the roll stops', () => {
    const play = new Play(group);
    play.look({ machines: [old], nodes: [oldNode], groups });
    play.end('enlarge');
    play.pass(60 * MINUTE);
    const entries = play.look({ machines: [old, fresh], nodes: [oldNode], groups });
    expect(entries.map(({ kind }) => kind)).toContain('stopping');
    expect(actsIn(play.entries).map(({ kind }) => kind)).not.toContain('cordon');
  });
});

describe('those that go first', () => {
  it('hold up the others of their image until they have served for a while', () => {
    const four = fleetOf({ a: staticPool(4) }, { keep: '25%', canary: { machines: 1, bake: '10m' } });
    const machines = [1, 2, 3, 4].map(number => host('a', number));
    const nodes = [1, 2, 3, 4].map(number => node(`a-${number}`));
    const play = new Play(four, { canary: 1 });
    expect(phasesIn(play.look({ machines, nodes }))).toEqual(['a-1 draining']);
    play.end('cordon');
    const rest = nodes.slice(1);
    play.look({ machines, nodes: [marked(node('a-1')), ...rest] });
    play.end('remake-host');
    const after = [{ ...host('a', 1, []), id: 'i-new', launchedAt: play.now }, ...machines.slice(1)];
    for (let step = 0; step < 3; step += 1)
      play.look({ machines: after, nodes: [marked(node('a-1')), ...rest] });
    play.end('uncordon');
    play.end('smoke');
    expect(phasesIn(play.look({ machines: after, nodes }))).toEqual(['a-1 rolled']);
    expect(play.look({ machines: after, nodes })).toEqual([]);
    play.pass(10 * MINUTE);
    // Terraform makes one host at a time.
    expect(phasesIn(play.look({ machines: after, nodes }))).toEqual(['a-2 draining']);
  });
});

describe('orders', () => {
  it('pause what is to come, not what has begun', () => {
    const two = fleetOf({ a: staticPool(2) });
    const machines = [OLD, host('a', 2)];
    const play = new Play(two);
    const nodes = [busy, node('a-2', [build('c', 60)])];
    play.look({ machines, nodes });
    play.end('cordon');
    play.write({ kind: 'order', order: 'pause', by: 'operator', why: undefined });
    const seen = [marked(idle), nodes[1] ?? idle];
    expect(actsIn(play.look({ machines, nodes: seen })).map(({ kind }) => kind)).toEqual(['remake-host']);
    expect(play.look({ machines, nodes: seen })).toEqual([]);
  });

  it('pause until the window closes, and no longer', () => {
    const play = new Play(fleet, { closes: NOW + 60 * MINUTE });
    play.write({ kind: 'order', order: 'pause', by: 'operator', why: undefined });
    play.look({ machines: [OLD], nodes: [idle] });
    play.pass(50 * MINUTE);
    expect(play.look({ machines: [OLD], nodes: [idle] })).toEqual([]);
    play.pass(10 * MINUTE);
    play.look({ machines: [OLD], nodes: [idle] });
    expect(play.state.ended).toBe('window');
  });

  it('abort puts back what has not gone', () => {
    const play = draining();
    play.write({ kind: 'order', order: 'abort', by: 'operator', why: 'release' });
    const entries = play.look({ machines: [OLD], nodes: [marked(busy)] });
    expect(phasesIn(entries)).toEqual(['a-1 put-back']);
    play.end('uncordon');
    play.look({ machines: [OLD], nodes: [busy] });
    expect(play.state.ended).toBe('aborted');
  });
});

describe('marks', () => {
  it('of rolls that are no more are taken away', () => {
    const play = new Play(fleet);
    const current = host('a', 1, []);
    expect(actsIn(play.look({ machines: [current], nodes: [marked(idle)] }))).toEqual([
      { kind: 'uncordon', node: 'a-1' },
    ]);
  });

  it('of machines on their way out stay', () => {
    const group = fleetOf({ g: autoscaledPool(3) });
    const gone = marked(node(nodeName(machine('g', 9))));
    const play = new Play(group);
    expect(actsIn(play.look({ machines: [], nodes: [gone] }))).toEqual([]);
  });
});
