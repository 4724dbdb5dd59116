import { describe, expect, it } from 'vitest';
import { needs } from '../../../bot/core/needs.ts';
import { nextLook } from '../../../bot/core/next-look.ts';
import { ABot, COMMITTER, reading, runCi, sha } from './a-bot.ts';

describe('deliveries', () => {
  it('a delivery told twice, and a comment under two deliveries, are handled once', () => {
    const bot = new ABot();
    const event = bot.commentEvent(COMMITTER);
    const words = reading(runCi('unix-cpu'));
    bot
      .event(event, words, 'x')
      .event(event, words, 'x')
      .event(event, words, 'y')
      .event(event, words, 'z')
      .tick();
    expect(bot.known.runs).toHaveLength(1);
  });

  it.each([
    ['deleted comments', { change: 'deleted' as const }],
    ['edited comments', { change: 'edited' as const }],
  ])('%s are ignored', (_, more) => {
    const bot = new ABot();
    bot.event({ ...bot.commentEvent(COMMITTER), ...more }, reading(runCi()));
    expect(bot.record).toBeUndefined();
  });

  it("bots' comments are ignored, its own too", () => {
    const bot = new ABot();
    bot.event(bot.commentEvent(COMMITTER, { byBot: true }), reading(runCi()));
    expect(bot.record).toBeUndefined();
  });

  it('comments that say nothing to the bot cost no question and leave nothing', () => {
    const bot = new ABot().comment(COMMITTER);
    expect(bot.record).toBeUndefined();
    const input = { kind: 'event', id: 'x', event: bot.commentEvent(COMMITTER), reading: reading() } as const;
    expect(needs(undefined, input, bot.settings)).toEqual({ pull: false, standings: [] });
  });

  it('of an edited comment only new commands are heeded, where the repository wants edits at all', () => {
    const bot = new ABot({ editedComments: 'rerun' });
    const event = bot.commentEvent(COMMITTER, { id: 5, at: 1_000 });
    bot.event(event, reading(runCi('unix-cpu'))).tick();
    const edited = { ...bot.commentEvent(COMMITTER, { id: 5, at: 2_000 }), change: 'edited' as const };
    bot.event(edited, reading(runCi('unix-cpu'), runCi('unix-gpu'))).tick();
    expect(bot.known.runs.map(run => run.target)).toEqual(['unix-cpu', 'unix-gpu']);
    bot.event(event, reading(runCi('unix-cpu'), runCi('aarch'))).tick();
    expect(bot.known.runs).toHaveLength(2);
  });

  it('under `ignore` a comment that was handled is not handled again by another time of edit', () => {
    const bot = new ABot();
    bot.event(bot.commentEvent(COMMITTER, { id: 5, at: 1 }), reading(runCi('unix-cpu')));
    bot.event(bot.commentEvent(COMMITTER, { id: 5, at: 2 }), reading(runCi('unix-gpu')));
    expect(bot.known.runs).toHaveLength(1);
  });
});

describe('the pull request', () => {
  it('a push marks older runs, starts none, and stops them where that is wanted', () => {
    const bot = new ABot()
      .comment(COMMITTER, runCi('unix-cpu'))
      .tick()
      .handOver()
      .pullEvent('pushed', { at: 'b' });
    expect(bot.known.runs.map(run => [run.sha, run.outdated])).toEqual([[sha('a'), true]]);
    expect(bot.effects('cancel')).toEqual([]);
    expect(bot.pullEvent('pushed', { at: 'a' }).run('unix-cpu').outdated).toBe(false);
    const strict = new ABot({ onPush: 'abort' }).comment(COMMITTER, runCi('unix-cpu')).tick().handOver();
    strict.pullEvent('pushed', { at: 'b' });
    expect(strict.effects('cancel')).toHaveLength(1);
    expect(strict.effects('submit')).toEqual([]);
  });

  it('each request is about the head of its time', () => {
    const bot = new ABot().comment(COMMITTER, runCi('unix-cpu')).pullEvent('pushed', { at: 'b' }).tick();
    bot.comment(COMMITTER, runCi('unix-gpu')).tick();
    expect(bot.known.runs.map(run => run.sha)).toEqual([sha('a'), sha('b')]);
  });

  it('words that come late change nothing when GitHub cannot be asked', () => {
    const bot = new ABot().pullEvent('pushed', { at: 'b' });
    const late = { ...bot.pull, head: { ...bot.pull.head, sha: sha('a') } };
    const input = {
      kind: 'event',
      id: 'late',
      event: { kind: 'pull', change: 'pushed', pull: late, by: COMMITTER, label: undefined, at: 5 },
      reading: reading(),
    } as const;
    const facts = { ...bot.facts(input), pull: undefined };
    expect(bot.decideWith(input, facts)?.record.pull.head.sha ?? sha('b')).toBe(sha('b'));
  });

  it('closing stops what runs, then has what is left moved aside, once all has ended', () => {
    const bot = new ABot()
      .comment(COMMITTER, runCi())
      .tick()
      .handOver()
      .pullEvent('closed', { state: 'closed' });
    expect(bot.effects('cancel')).toHaveLength(2);
    bot.finish(bot.run('unix-cpu'), 'cancelled');
    expect(bot.effects('tidy')).toEqual([]);
    bot.finish(bot.run('unix-gpu'), 'cancelled');
    expect(bot.effects('tidy')).toHaveLength(1);
    bot.ended('tidy', { kind: 'done', got: { kind: 'tidied', moved: [{ from: '/a', to: '/b' }] } });
    expect(bot.known.tidied).toEqual([{ from: '/a', to: '/b' }]);
    expect(bot.tick().effects('tidy')).toEqual([]);
  });

  it('an `opened` that comes after `closed` opens nothing, a `reopened` does', () => {
    const bot = new ABot().pullEvent('opened').pullEvent('closed', { state: 'closed' });
    bot.event({
      kind: 'pull',
      change: 'opened',
      pull: { ...bot.pull, state: 'open' },
      by: COMMITTER,
      label: undefined,
      at: 5,
    });
    expect(bot.known.pull.state).toBe('closed');
    bot.pullEvent('reopened', { state: 'open' }).comment(COMMITTER, runCi('unix-cpu')).tick();
    expect(bot.standings).toEqual({ 'unix-cpu': 'starting' });
  });

  it.each([
    ['all', ['unix-cpu', 'unix-gpu']],
    [['unix-gpu'], ['unix-gpu']],
    ['nothing', []],
  ] as const)('after a merge %s runs on the branch, once', (onMerge, expected) => {
    const bot = new ABot({ onMerge }).pullEvent('opened');
    const merged = { state: 'merged', merged: sha('9') } as const;
    bot.pullEvent('closed', merged).pullEvent('closed', merged);
    expect(bot.effects('run-branch').map(effect => effect.target)).toEqual(expected);
    for (const { key } of bot.known.pending) bot.ended(key);
    expect(bot.pullEvent('closed', merged).effects('run-branch')).toEqual([]);
  });

  it('a comment under what was merged long ago runs nothing on the branch', () => {
    const bot = new ABot({ onMerge: 'all' });
    bot.pull = { ...bot.pull, state: 'merged', merged: sha('9') };
    expect(bot.comment(COMMITTER, { kind: 'help' }).effects('run-branch')).toEqual([]);
  });

  it('a new one gets the guide, once, from one instance', () => {
    const bot = new ABot({ guide: true }).pullEvent('opened').pullEvent('opened');
    expect(bot.answers).toHaveLength(1);
    expect(bot.effects('show')).toHaveLength(1);
    expect(new ABot({ guide: true }, 'two').pullEvent('opened').answers).toEqual([]);
    expect(new ABot().pullEvent('opened').effects('show')).toEqual([]);
  });
});

describe('the next look', () => {
  it('is at once for what was taken on, at the poll interval for what runs, and never for what ended', () => {
    const bot = new ABot().comment(COMMITTER, runCi('unix-cpu'));
    const look = () => nextLook({ ...bot.known, pending: [] }, bot.now, 60_000);
    expect(look()).toBe(bot.now);
    bot.tick().handOver();
    expect(look()).toBe(bot.now + 60_000);
    bot.finish(bot.run('unix-cpu'));
    expect(look()).toBeUndefined();
  });
});
