import { describe, expect, it } from 'vitest';
import type { NodeFacts } from '../../../../tools/roll/facts.ts';
import { rollMark } from '../../../../tools/roll/run/roll-mark.ts';
import { build, fleetOf, host, leader, MINUTE, NEW_TYPE, NOW, node, staticPool } from '../plan/scenes.ts';
import { actsIn, afterAnHour, marked, Play, phasesIn } from './play.ts';

const fleet = fleetOf({ a: staticPool(1) });
const OLD = host('a', 1);
const idle = node('a-1');
const busy = node('a-1', [build('b', 30)]);
const offline: NodeFacts = { ...idle, state: 'offline', reason: undefined };
const resuming = node('Built-In Node', [build('b', 30, { kind: 'pipeline-without-node' })]);

/** A roll of one host that is cordoned. */
function draining(of = fleet, options = {}) {
  const play = new Play(of, options);
  play.look({ machines: [OLD], nodes: [busy] });
  play.end('cordon');
  return play;
}

describe('a Jenkins that came back shortly before the roll began', () => {
  it('is given time to take over what it resumes', () => {
    const play = new Play(fleet);
    expect(phasesIn(play.look({ machines: [OLD], nodes: [idle, resuming] }))).toEqual([]);
    play.pass(2 * MINUTE);
    expect(phasesIn(play.look({ machines: [OLD], nodes: [idle, resuming] }))).toEqual(['a-1 draining']);
  });
});

describe('those that went first', () => {
  it('are not found fallen because Jenkins was restarted while they were watched', () => {
    const watched = fleetOf({ a: staticPool(2) }, { canary: { machines: 1, bake: '30m' } });
    const waiting = host('a', 2);
    const machines = [OLD, waiting];
    const other = node('a-2', [build('c', 60)]);
    const play = new Play(watched, { canary: 1 });
    play.look({ machines, nodes: [idle, other] });
    play.end('cordon');
    play.look({ machines, nodes: [marked(idle), other] });
    play.end('remake-host');
    const after = [{ ...host('a', 1, []), id: 'i-new' }, waiting];
    for (let step = 0; step < 3; step += 1) play.look({ machines: after, nodes: [marked(idle), other] });
    play.end('uncordon');
    play.end('smoke');
    expect(phasesIn(play.look({ machines: after, nodes: [idle, other] }))).toEqual(['a-1 rolled']);
    const back = { machines: after, nodes: [offline, other], session: 's2' };
    expect(phasesIn(play.look(back))).toEqual([]);
    expect(phasesIn(play.look(back))).toEqual([]);
    play.pass(6 * MINUTE);
    expect(phasesIn(play.look(back))).toEqual(['a-1 failed']);
  });
});

describe('a window', () => {
  it('that closes too soon for another machine keeps the drained one', () => {
    const play = draining(fleet, { closes: NOW + 60 * MINUTE });
    play.pass(51 * MINUTE);
    const entries = play.look({ machines: [OLD], nodes: [marked(idle)] });
    expect(phasesIn(entries)).toEqual(['a-1 left']);
    expect(actsIn(entries)).toEqual([{ kind: 'uncordon', node: 'a-1' }]);
  });
});

describe('a build that was aborted and does not end', () => {
  it('keeps its machine, and is no reason to wait for ever', () => {
    const play = draining(fleetOf({ a: staticPool(1) }, { drain: afterAnHour('abort') }));
    const seen = { machines: [OLD], nodes: [marked(busy)] };
    play.pass(61 * MINUTE);
    expect(actsIn(play.look(seen))).toEqual([{ kind: 'abort', build: 'job/b/1/' }]);
    play.end('abort', { result: 'failed', why: 'it does not end' });
    expect(play.look(seen)).toEqual([]);
    play.pass(10 * MINUTE);
    const entries = play.look(seen);
    expect(phasesIn(entries)).toEqual(['a-1 left']);
    expect(actsIn(entries)).toEqual([{ kind: 'uncordon', node: 'a-1' }]);
  });
});

describe('a machine that was to be taken away by a process that was killed', () => {
  it('is left alone when an operator has put it back into service since', () => {
    const play = draining();
    play.look({ machines: [OLD], nodes: [marked(idle)] });
    play.end('remake-host', { result: 'failed', why: 'builds run on it again' });
    expect(phasesIn(play.look({ machines: [OLD], nodes: [busy] }))).toEqual(['a-1 left']);
    expect(play.state.stopping).toBeUndefined();
  });
});

describe('a mark of another roll', () => {
  const unsound: NodeFacts = {
    ...idle,
    state: 'cordoned',
    reason: `Disconnected by admin : ${rollMark('20261121T040000Z-0000')}: it is drained`,
  };

  it('stays: what a roll leaves marked at its end is not sound', () => {
    const play = new Play(fleet);
    const current = host('a', 1, []);
    expect(actsIn(play.look({ machines: [current], nodes: [unsound] }))).toEqual([]);
  });

  it('is no operator’s, so that the machine is made anew and proved', () => {
    const play = new Play(fleet);
    expect(phasesIn(play.look({ machines: [OLD], nodes: [unsound] }))).toEqual(['a-1 draining']);
    play.end('cordon');
    expect(phasesIn(play.look({ machines: [OLD], nodes: [unsound] }))).toEqual(['a-1 remaking']);
  });
});

describe('somebody else who quiets Jenkins down', () => {
  const theirs = { quietingDown: true, quietedBy: 'others' } as const;

  it('has nothing begun meanwhile: no drain would ever end', () => {
    const play = new Play(fleet);
    expect(phasesIn(play.look({ machines: [OLD], nodes: [idle], ...theirs }))).toEqual([]);
    expect(phasesIn(play.look({ machines: [OLD], nodes: [idle] }))).toEqual(['a-1 draining']);
  });

  it('is not overruled by the leader’s roll, and may go on', () => {
    const play = new Play(fleet);
    const machines = [leader([NEW_TYPE])];
    expect(phasesIn(play.look({ machines, nodes: [busy] }))).toEqual(['leader draining']);
    const entries = play.look({ machines, nodes: [busy], ...theirs });
    expect(phasesIn(entries)).toEqual(['leader left']);
    expect(actsIn(entries)).toEqual([]);
  });
});
