import { describe, expect, it } from 'vitest';
import type { NodeFacts } from '../../../../tools/roll/facts.ts';
import { rollMark } from '../../../../tools/roll/roll-mark.ts';
import type { LeaderRecord } from '../../../../tools/roll/run/recorded-work.ts';
import { build, fleetOf, host, leader, MINUTE, NEW_TYPE, NOW, node, staticPool } from '../plan/scenes.ts';
import { actsIn, afterAnHour, marked, Play, phasesIn, RECORD, work } from './play.ts';

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
    const seen = { machines: [OLD], nodes: [idle, resuming], resuming: true } as const;
    expect(phasesIn(play.look(seen))).toEqual([]);
    expect(phasesIn(play.look({ ...seen, nodes: [busy] }))).toEqual([]);
    play.pass(2 * MINUTE);
    expect(phasesIn(play.look(seen))).toEqual(['a-1 draining']);
  });

  it('has its agents given time to come back, while others may go', () => {
    const two = fleetOf({ a: staticPool(1), b: staticPool(1, ['GPU']) });
    const both = new Play(two);
    const seen = { machines: [OLD, host('b', 1)], nodes: [offline, node('b-1')] };
    expect(phasesIn(both.look(seen))).toEqual(['b-1 draining']);
    const play = new Play(fleet);
    expect(phasesIn(play.look({ machines: [OLD], nodes: [offline] }))).toEqual([]);
    play.pass(2 * MINUTE);
    expect(phasesIn(play.look({ machines: [OLD], nodes: [offline] }))).toEqual(['a-1 draining']);
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

  it('stays when the drain of its machine is broken off', () => {
    const play = new Play(fleet);
    play.look({ machines: [OLD], nodes: [unsound] });
    play.end('cordon');
    play.write({ kind: 'order', order: 'abort', by: 'operator', why: undefined });
    const entries = play.look({ machines: [OLD], nodes: [unsound] });
    expect(phasesIn(entries)).toEqual(['a-1 put-back']);
    expect(actsIn(entries)).toEqual([]);
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

  it('is missed where it is ours and cannot be ended: a person is told', () => {
    const machines = [leader([NEW_TYPE])];
    const quiet = { machines, nodes: [idle], quietingDown: true, quietedBy: 'roll' } as const;
    const play = new Play(fleet);
    play.look({ machines, nodes: [idle] });
    play.look({ machines, nodes: [idle] });
    play.end('quiet', { result: 'failed', why: 'the answer was lost' });
    play.look(quiet);
    play.end('unquiet', { result: 'failed', why: 'it answers 500' });
    play.look(quiet);
    play.look(quiet);
    expect(play.state.ended).toBe('stopped');
    expect(play.state.stopping?.why).toContain('quieting down still');
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

/** A leader that is there again after everything before has gone well. */
function leaderBack(marks: LeaderRecord['marks'] = {}, nodes: readonly NodeFacts[] = [idle]) {
  const machines = [leader([NEW_TYPE])];
  const play = new Play(fleet);
  const quiet = { machines, nodes, quietingDown: true, quietedBy: 'roll' } as const;
  const got = { kind: 'record', record: { ...RECORD, marks } } as const;
  play.look({ machines, nodes });
  play.look({ machines, nodes });
  play.end('quiet');
  play.pass(30_000);
  play.look(quiet);
  play.end('record', { result: 'done', got });
  play.look(quiet);
  play.end('back-up', { result: 'done', got: { kind: 'snapshot', id: 'snap-1' } });
  play.look(quiet);
  play.end('record', { result: 'done', got });
  play.look(quiet);
  play.end('remake-leader');
  play.look({ machines, nodes: undefined });
  return { play, seen: { machines, nodes, session: 's2' } };
}

/** A leader that works again, and is to be asked for what it lost. */
function leaderFoundSound() {
  const { play, seen } = leaderBack();
  play.look(seen);
  play.look(seen);
  play.end('check-leader');
  play.end('smoke');
  play.look(seen);
  play.end('unquiet');
  play.look(seen);
  return { play, seen };
}

describe('marks that a restart has taken away', () => {
  it('come back as soon as Jenkins answers, before anything is checked', () => {
    const { play, seen } = leaderBack({ 'a-1': 'Disconnected by operator : disk' });
    expect(actsIn(play.look(seen))).toEqual([
      { kind: 'mark-again', node: 'a-1', reason: 'Disconnected by operator : disk' },
    ]);
  });

  it('come back once: an operator who takes his mark away after that means it', () => {
    const { play, seen } = leaderBack({ 'a-1': 'Disconnected by operator : disk' });
    play.look(seen);
    play.end('mark-again');
    for (const step of ['check-leader', 'smoke', 'unquiet', 'find-lost'] as const) {
      play.look(seen);
      if (step !== 'smoke' && step !== 'find-lost') play.end(step);
      if (step === 'check-leader') play.end('smoke');
    }
    expect(play.state.leader?.phase).toBe('starting-again');
    expect(actsIn(play.entries).filter(({ kind }) => kind === 'mark-again')).toHaveLength(1);
  });
});

describe('a leader that is back', () => {
  it('has a person told when what it lost cannot be found', () => {
    const { play, seen } = leaderFoundSound();
    play.end('find-lost', { result: 'failed', why: 'the answer is too long' });
    play.look(seen);
    play.look(seen);
    expect(play.state.ended).toBe('stopped');
    expect(play.state.stopping?.why).toContain('too long');
  });

  it('starts the rest again when one cannot be started, as where its job is disabled', () => {
    const { play, seen } = leaderFoundSound();
    const lost = [1, 2].map(item => ({ work: work(item), how: 'parameters' as const }));
    play.end('find-lost', { result: 'done', got: { kind: 'lost', lost, more: false } });
    play.look(seen);
    play.end('start-again', { result: 'failed', why: 'Jenkins answered 409' });
    expect(actsIn(play.look(seen))).toMatchObject([{ kind: 'start-again', work: { item: 2 } }]);
  });
});

describe('before the leader goes', () => {
  const machines = [leader([NEW_TYPE])];
  const waiting = fleetOf({ a: staticPool(1) }, { drain: afterAnHour('carry-over') });
  const held: NodeFacts = {
    ...node('a-1', [build('durable', 30, { survival: 'unknown' })]),
    state: 'cordoned',
    reason: 'Disconnected by operator : disk',
  };

  it('a Pipeline on an agent that an operator has cordoned is waited for: it would fall over the five-minute cliff', () => {
    const play = new Play(waiting);
    for (let step = 0; step < 4; step += 1) play.look({ machines, nodes: [held] });
    expect(play.open()).toEqual([]);
    expect(actsIn(play.look({ machines, nodes: [{ ...held, builds: [] }] }))).toEqual([{ kind: 'quiet' }]);
  });

  it('a Pipeline that holds no agent is not waited for: there is always one', () => {
    const play = new Play(waiting);
    const between = build('between', 30, { kind: 'pipeline-without-node', survival: 'unknown' });
    const nodes = [node('Built-In Node', [between]), idle];
    play.look({ machines, nodes });
    play.pass(3 * MINUTE);
    play.look({ machines, nodes });
    play.look({ machines, nodes });
    expect(play.open()).toEqual([{ kind: 'quiet' }]);
  });

  it('the deadline of its drain is that of the first time, however often it is taken back', () => {
    const doomed = node('a-1', [build('doomed', 5, { survival: 'lost' })]);
    const play = new Play(waiting);
    play.look({ machines, nodes: [idle] });
    play.look({ machines, nodes: [idle] });
    play.end('quiet');
    play.pass(61 * MINUTE);
    play.look({ machines, nodes: [doomed], quietingDown: true, quietedBy: 'roll' });
    play.end('unquiet');
    expect(phasesIn(play.look({ machines, nodes: [doomed] }))).toEqual(['leader left']);
  });

  it('a back-up that lasts beyond the window leaves it as it is', () => {
    const play = new Play(fleet, { closes: NOW + 60 * MINUTE });
    const quiet = { machines, nodes: [idle], quietingDown: true, quietedBy: 'roll' } as const;
    play.look({ machines, nodes: [idle] });
    play.look({ machines, nodes: [idle] });
    play.end('quiet');
    play.pass(30_000);
    play.look(quiet);
    play.end('record', { result: 'done', got: { kind: 'record', record: RECORD } });
    play.look(quiet);
    play.pass(55 * MINUTE);
    play.end('back-up', { result: 'done', got: { kind: 'snapshot', id: 'snap-1' } });
    const entries = play.look(quiet);
    expect(phasesIn(entries)).toEqual(['leader left']);
    expect(actsIn(entries)).toEqual([{ kind: 'unquiet' }]);
  });

  it('a build that was aborted and does not end keeps it, and is no reason to wait for ever', () => {
    const aborting = fleetOf({ a: staticPool(1) }, { drain: afterAnHour('abort') });
    const doomed = { machines, nodes: [node('a-1', [build('doomed', 5, { survival: 'lost' })])] };
    const play = new Play(aborting);
    play.look(doomed);
    play.pass(61 * MINUTE);
    play.look(doomed);
    play.end('abort', { result: 'failed', why: 'it does not end' });
    play.pass(11 * MINUTE);
    expect(phasesIn(play.look(doomed))).toEqual(['leader left']);
  });
});
