import { describe, expect, it } from 'vitest';
import type { NodeFacts } from '../../../../tools/roll/facts.ts';
import type { LeaderRecord } from '../../../../tools/roll/run/recorded-work.ts';
import { build, fleetOf, host, leader, MINUTE, NEW_TYPE, node, staticPool } from '../plan/scenes.ts';
import { actsIn, afterAnHour, marked, RECORD as PLAIN, Play, phasesIn, type Seen, work } from './play.ts';

const fleet = fleetOf({ a: staticPool(1) }, { drain: afterAnHour('carry-over') });
const OUTDATED = leader();
const machines = [OUTDATED, host('a', 1, [])];
const idle = node('a-1');
const doomed = node('a-1', [build('doomed', 5, { survival: 'lost' })]);
const durable = node('a-1', [build('durable', 90)]);
const freestyle = node('a-1', [build('fs', 5, { kind: 'freestyle', survival: 'waited-for' })]);

const RECORD: LeaderRecord = { ...PLAIN, jobs: ['fs'], projects: ['job/tvm/'] };

const DONE = { result: 'done' } as const;
const see = (nodes: readonly NodeFacts[], more: Partial<Seen> = {}): Seen => ({ machines, nodes, ...more });
const quiet = { quietingDown: true };

/** A leader that nothing holds up, until it is written down what it has. */
function recorded(record: LeaderRecord = RECORD, nodes = [durable], of = fleet) {
  const play = new Play(of);
  play.look(see(nodes));
  play.look(see(nodes));
  play.end('quiet');
  play.pass(30_000);
  play.look(see(nodes, quiet));
  play.end('record', { result: 'done', got: { kind: 'record', record } });
  play.look(see(nodes, quiet));
  return play;
}

/** A leader that is made anew. */
function remade(record: LeaderRecord = RECORD) {
  const play = recorded(record);
  play.end('back-up', { result: 'done', got: { kind: 'snapshot', id: 'snap-1' } });
  play.look(see([durable], quiet));
  play.end('record', { result: 'done', got: { kind: 'record', record } });
  play.look(see([durable], quiet));
  play.end('remake-leader');
  play.look(see([durable], { nodes: undefined }));
  return play;
}

/** A leader that is there again and was found sound. */
function checked(record?: LeaderRecord) {
  const play = remade(record);
  for (let step = 0; step < 2; step += 1) play.look(see([durable], { session: 's2' }));
  play.end('check-leader');
  play.end('smoke');
  play.look(see([durable], { session: 's2' }));
  return play;
}

describe('before the leader goes', () => {
  it('waits for what a restart ends without quieting down: in quiet mode a Pipeline would never end', () => {
    const play = new Play(fleet);
    for (let step = 0; step < 5; step += 1) play.look(see([doomed]));
    expect(play.entries.filter(({ kind }) => kind === 'intent')).toEqual([]);
    expect(actsIn(play.look(see([idle])))).toEqual([{ kind: 'quiet' }]);
  });

  it('takes the quiet-down back when such a build began in between', () => {
    const play = new Play(fleet);
    play.look(see([idle]));
    play.look(see([idle]));
    play.end('quiet');
    const entries = play.look(see([doomed], quiet));
    expect(actsIn(entries)).toEqual([{ kind: 'unquiet' }]);
    expect(phasesIn(entries)).toEqual(['leader draining']);
    expect(play.look(see([idle], quiet))).toEqual([]);
    play.end('unquiet');
    expect(actsIn(play.look(see([idle])))).toEqual([{ kind: 'quiet' }]);
  });

  it('waits for Freestyle builds, also on agents that somebody has cordoned', () => {
    const play = new Play(fleet);
    const theirs: NodeFacts = { ...freestyle, state: 'cordoned', reason: 'Disconnected by operator : disk' };
    play.look(see([theirs]));
    play.look(see([theirs]));
    play.end('quiet');
    play.pass(5 * MINUTE);
    expect(play.look(see([theirs], quiet))).toEqual([]);
    expect(actsIn(play.look(see([idle], quiet)))).toEqual([{ kind: 'record' }]);
  });

  it('gives Pipelines time to come to their pause', () => {
    const play = new Play(fleet);
    play.look(see([durable]));
    play.look(see([durable]));
    play.end('quiet');
    expect(play.look(see([durable], quiet))).toEqual([]);
  });

  it('carries durable Pipelines over, and none of their agents keeps a mark of ours', () => {
    const play = new Play(fleet);
    const entries = play.look(see([marked(durable)]));
    expect(actsIn(entries)).toContainEqual({ kind: 'uncordon', node: 'a-1' });
  });

  it('goes nowhere when somebody cancels the quiet-down', () => {
    const play = recorded();
    play.end('back-up', { result: 'done', got: { kind: 'snapshot', id: 'snap-1' } });
    const entries = play.look(see([durable]));
    expect(phasesIn(entries)).toEqual(['leader left']);
    expect(actsIn(entries)).toEqual([{ kind: 'unquiet' }]);
  });

  it('goes nowhere without a backup, and builds go on', () => {
    const play = recorded();
    play.end('back-up', { result: 'failed', why: 'no room' });
    const entries = play.look(see([durable], quiet));
    expect(phasesIn(entries)).toEqual(['leader left']);
    expect(actsIn(entries)).toEqual([{ kind: 'unquiet' }]);
  });

  it('keeps to the deadline of the drain', () => {
    const play = new Play(fleet);
    play.look(see([doomed]));
    play.pass(61 * MINUTE);
    expect(phasesIn(play.look(see([doomed])))).toEqual(['leader left']);
  });

  it('aborts what would be lost where the policy says so', () => {
    const aborting = fleetOf({ a: staticPool(1) }, { drain: afterAnHour('abort') });
    const play = new Play(aborting);
    play.look(see([doomed]));
    play.pass(61 * MINUTE);
    expect(actsIn(play.look(see([doomed])))).toEqual([{ kind: 'abort', build: 'job/doomed/1/' }]);
  });
});

describe('while the leader is away', () => {
  it('is updated where only Jenkins differs, and made anew otherwise', () => {
    const updated = leader([{ kind: 'jenkins', has: '2.528.2', wanted: '2.528.3' }]);
    const play = recorded();
    play.end('back-up', { result: 'done', got: { kind: 'snapshot', id: 'snap-1' } });
    const again = play.look({ machines: [updated], nodes: [durable], ...quiet });
    expect(actsIn(again)).toEqual([{ kind: 'record' }]);
    play.end('record', { result: 'done', got: { kind: 'record', record: RECORD } });
    const entries = play.look({ machines: [updated], nodes: [durable], ...quiet });
    expect(actsIn(entries)).toEqual([{ kind: 'update-leader' }]);
    expect(actsIn(remade().entries)).toContainEqual({ kind: 'remake-leader', instance: OUTDATED.id });
  });

  it('goes on writing down what is asked for until it stops, and nothing of the time after', () => {
    const play = recorded();
    play.end('back-up', { result: 'done', got: { kind: 'snapshot', id: 'snap-1' } });
    play.look(see([durable], quiet));
    play.end('record', { result: 'done', got: { kind: 'record', record: RECORD } });
    play.look(see([durable], quiet));
    expect(play.look(see([durable], quiet))).toEqual([]);
    const late = { id: 7, task: 'fs', since: play.now, why: 'Jenkins is about to shut down' };
    expect(actsIn(play.look(see([durable], { ...quiet, waiting: [late] })))).toEqual([{ kind: 'record' }]);
    expect(play.look(see([durable], { ...quiet, waiting: [late] }))).toEqual([]);
    // It was asked while Jenkins went down, and answered by the one that came up.
    const other = { ...RECORD, session: 's2', work: [] };
    play.end('record', { result: 'done', got: { kind: 'record', record: other } });
    expect(play.state.leader?.record).toEqual(RECORD);
  });

  it('is not taken for idle just after it answers', () => {
    const play = remade();
    const away: NodeFacts = { ...idle, state: 'offline', reason: undefined };
    play.look(see([away], { session: 's2' }));
    for (let step = 0; step < 5; step += 1) expect(play.look(see([away], { session: 's2' }))).toEqual([]);
    expect(phasesIn(play.look(see([durable], { session: 's2' })))).toEqual(['leader checking']);
  });

  it('is put back with image, Jenkins and home when it does not answer', () => {
    const play = remade();
    play.pass(21 * MINUTE);
    const entries = play.look(see([], { nodes: undefined }));
    expect(phasesIn(entries)).toEqual(['leader restoring']);
    expect(actsIn(entries)).toMatchObject([
      { kind: 'restore-leader', snapshot: 'snap-1', jenkins: '2.528.2', instance: OUTDATED.id },
    ]);
  });

  it('is given up when it is not sound even then, with a word', () => {
    const play = remade();
    play.pass(21 * MINUTE);
    play.look(see([], { nodes: undefined }));
    play.end('restore-leader');
    play.look(see([], { nodes: undefined }));
    play.pass(21 * MINUTE);
    const entries = play.look(see([], { nodes: undefined }));
    expect(phasesIn(entries)).toEqual(['leader failed']);
    expect(entries.map(({ kind }) => kind)).toContain('stopping');
  });

  it('goes on as it is when it is not sound after it was put back either, so that what was lost begins again', () => {
    const play = remade();
    play.pass(21 * MINUTE);
    play.look(see([], { nodes: undefined }));
    play.end('restore-leader');
    play.look(see([], { nodes: undefined }));
    for (let step = 0; step < 2; step += 1) play.look(see([durable], { session: 's3' }));
    play.end('check-leader');
    play.end('smoke', { result: 'failed', why: 'no disk' });
    const entries = play.look(see([durable], { session: 's3' }));
    expect(phasesIn(entries)).toEqual(['leader resuming']);
    expect(entries.map(({ kind }) => kind)).toContain('stopping');
  });

  it('is put back when it lacks what it had', () => {
    const play = remade();
    for (let step = 0; step < 2; step += 1) play.look(see([durable], { session: 's2' }));
    play.end('check-leader', { result: 'failed', why: 'a job is missing: fs' });
    play.end('smoke');
    // What began on it meanwhile is written down first.
    expect(phasesIn(play.look(see([durable], { session: 's2' })))).toEqual(['leader condemned']);
    play.end('quiet');
    play.pass(30_000);
    expect(actsIn(play.look(see([durable], { session: 's2' })))).toEqual([{ kind: 'record' }]);
    const later = { ...RECORD, jobs: [] };
    play.end('record', { result: 'done', got: { kind: 'record', record: later } });
    expect(phasesIn(play.look(see([durable], { session: 's2' })))).toEqual(['leader restoring']);
    expect(play.state.leader).toMatchObject({ record: RECORD, later });
  });
});

describe('when the leader is back', () => {
  it('puts marks of operators back that the restart took', () => {
    const play = checked({ ...RECORD, marks: { 'g i-1': 'Disconnected by operator : disk', 'a-1': 'gone' } });
    const marks = actsIn(play.entries).filter(({ kind }) => kind === 'mark-again');
    expect(marks).toEqual([{ kind: 'mark-again', node: 'a-1', reason: 'gone' }]);
  });

  it('starts what was lost one after another, and has projects look for pushes', () => {
    const play = checked();
    play.end('unquiet');
    expect(actsIn(play.look(see([durable], { session: 's2' })))).toEqual([
      { kind: 'find-lost' },
      { kind: 'scan', project: 'job/tvm/' },
    ]);
    play.end('scan');
    const lost = [work(1), work(2)].map(each => ({ work: each, how: 'parameters' as const }));
    const byHand = { work: work(3), how: 'by-hand' as const };
    play.end('find-lost', { result: 'done', got: { kind: 'lost', lost: [...lost, byHand], more: false } });
    const started = [];
    for (let next = play.look(see([idle])); actsIn(next).length > 0; next = play.look(see([idle]))) {
      started.push(...actsIn(next));
      play.end('start-again', {
        result: 'done',
        got: { kind: 'started', url: `queue/item/${started.length}/` },
      });
    }
    expect(started).toMatchObject([{ work: { item: 1 } }, { work: { item: 2 } }]);
    expect(play.state.leader).toMatchObject({
      phase: 'rolled',
      started: ['queue/item/1/', 'queue/item/2/'],
    });
  });

  /** A record in which the build of `durable` runs. */
  const resuming: LeaderRecord = { ...RECORD, work: [{ ...work(1), job: 'job/durable/', number: 1 }] };

  it('looks again for what is lost once everything has had its time to resume', () => {
    const play = checked(resuming);
    play.end('unquiet');
    play.look(see([durable]));
    play.end('scan');
    play.end('find-lost', { result: 'done', got: { kind: 'lost', lost: [], more: true } });
    expect(play.look(see([durable]))).toEqual([]);
    play.pass(8 * MINUTE);
    expect(actsIn(play.look(see([durable])))).toEqual([{ kind: 'find-lost' }]);
  });

  it('looks again as soon as nothing that was recorded runs any more', () => {
    const play = checked(resuming);
    play.end('unquiet');
    play.look(see([durable]));
    play.end('scan');
    play.end('find-lost', { result: 'done', got: { kind: 'lost', lost: [], more: true } });
    play.pass(MINUTE / 2);
    expect(play.look(see([durable]))).toEqual([]);
    expect(actsIn(play.look(see([idle])))).toEqual([{ kind: 'find-lost' }]);
  });
});

describe('leader and agents', () => {
  it('the leader goes first while the images of agents stay, and agents wait for it', () => {
    const play = new Play(fleet);
    const entries = play.look({ machines: [OUTDATED, host('a', 1, [NEW_TYPE])], nodes: [idle] });
    expect(phasesIn(entries)).toEqual(['leader draining']);
  });

  it('the leader goes last when agents get a new image', () => {
    const play = new Play(fleet);
    const both = [OUTDATED, host('a', 1)];
    expect(phasesIn(play.look({ machines: both, nodes: [idle] }))).toEqual(['a-1 draining']);
    play.end('cordon', DONE);
    expect(phasesIn(play.look({ machines: both, nodes: [marked(idle)] }))).toEqual(['a-1 remaking']);
  });
});
