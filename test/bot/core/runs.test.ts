import { describe, expect, it } from 'vitest';
import { bounded, MOST_BYTES } from '../../../bot/core/bounds.ts';
import { SHOW_PAUSE } from '../../../bot/core/show.ts';
import type { Run } from '../../../bot/model/run.ts';
import { ABot, COMMITTER, ended, runCi, stood } from './a-bot.ts';

const LINK = { link: undefined } as const;
const running = { kind: 'running', since: 9, expectedEnd: 99, ...LINK } as const;
const queued = { kind: 'queued', position: 2, why: undefined, expectedEnd: undefined, ...LINK } as const;
const held = { kind: 'held', ...LINK } as const;
const absent = { kind: 'absent' } as const;

/** A run that was handed over. */
const begun = (isHeld = false): ABot =>
  new ABot().comment(COMMITTER, runCi('unix-cpu')).tick().handOver(isHeld);
const cpu = (bot: ABot): Run => bot.run('unix-cpu');
const showKeys = (bot: ABot) => bot.known.pending.filter(({ effect }) => effect.kind === 'show');

describe('sightings', () => {
  it('what cannot be done calls those who look after the bot by their names', () => {
    const bot = new ABot({ contact: ['octocat'] })
      .pullEvent('opened')
      .comment(COMMITTER, runCi('unix-cpu'))
      .tick();
    bot.ended(`submit:${cpu(bot).id}`, { kind: 'failed', why: 'no route for @somebody' });
    expect(bot.answers.at(-1)).toMatch(/ @octocat$/);
    expect(bot.answers.at(-1)).not.toContain('@somebody');
  });

  it('move a run on, and never back', () => {
    const bot = begun();
    bot.seen(cpu(bot), queued);
    expect(cpu(bot).standing).toMatchObject({ position: 2 });
    bot.seen(cpu(bot), running).seen(cpu(bot), queued).seen(cpu(bot), held);
    expect(stood(cpu(bot))).toBe('running');
    bot
      .finish(cpu(bot), 'failure')
      .seen(cpu(bot), running)
      .seen(cpu(bot), absent)
      .finish(cpu(bot), 'success');
    expect(stood(cpu(bot))).toBe('failure');
  });

  it('tell of a submission that never answered', () => {
    const bot = new ABot().comment(COMMITTER, runCi('unix-cpu')).tick();
    bot.seen(cpu(bot), held);
    expect(stood(cpu(bot))).toBe('held');
    bot.seen(cpu(bot), running);
    expect(stood(cpu(bot))).toBe('running');
    expect(bot.effects('submit')).toEqual([]);
    const got = { kind: 'submitted', handle: 'late', link: undefined, held: true } as const;
    bot.ended(`submit:${cpu(bot).id}`, { kind: 'done', got });
    expect([stood(cpu(bot)), cpu(bot).handle]).toEqual(['running', 'late']);
  });

  it('tell of a queue, and it is not handed over again without another look at the right', () => {
    const bot = new ABot().comment(COMMITTER, runCi('unix-cpu')).tick();
    bot.seen(cpu(bot), queued);
    bot.roles.set(COMMITTER.id, 'read');
    bot.tick();
    expect(stood(cpu(bot))).toBe('not-started');
    expect(bot.effects('submit')).toEqual([]);
    expect(bot.effects('cancel')).toHaveLength(1);
  });

  it('tell of a queue, but what its system has made anew meanwhile, and holds, is released again', () => {
    const bot = new ABot().comment(COMMITTER, runCi('unix-cpu')).tick();
    bot.seen(cpu(bot), queued).handOver(true);
    expect(stood(cpu(bot))).toBe('held');
    bot.tick();
    expect(bot.effects('release')).toHaveLength(1);
  });

  it('what was lost before it began is handed over once more, and no third time', () => {
    const bot = begun();
    bot.seen(cpu(bot), absent);
    expect(stood(cpu(bot))).toBe('waiting');
    bot.tick().seen(cpu(bot), absent);
    expect(stood(cpu(bot))).toBe('starting');
    bot.handOver().seen(cpu(bot), absent);
    expect(cpu(bot).standing).toMatchObject({
      result: { outcome: 'unknown', summary: expect.stringContaining('by hand') },
    });
  });

  it('that it is absent says nothing when the look began before it was handed over', () => {
    const bot = begun();
    bot.tell({ kind: 'seen', run: cpu(bot).id, sighting: absent, handle: undefined });
    expect(stood(cpu(bot))).toBe('queued');
    bot.tell({ kind: 'seen', run: cpu(bot).id, sighting: absent, handle: cpu(bot).handle });
    expect(stood(cpu(bot))).toBe('waiting');
  });

  it('what vanished while it ran ended as nobody knows, and is not begun again', () => {
    const bot = begun();
    bot.seen(cpu(bot), running).seen(cpu(bot), absent).tick();
    expect(stood(cpu(bot))).toBe('unknown');
    expect(bot.effects('submit')).toEqual([]);
  });

  it('what was cancelled by hand is shown as that', () => {
    const bot = begun();
    bot.finish(cpu(bot), 'cancelled');
    expect(cpu(bot).standing).toMatchObject({ result: { summary: expect.stringContaining('by hand') } });
    const other = begun().comment(COMMITTER, { kind: 'abort', jobs: 'all' });
    other.finish(cpu(other), 'cancelled');
    expect(cpu(other).standing).toMatchObject({ result: { summary: '' } });
  });

  it('a run that goes on although it was stopped is told again', () => {
    const bot = begun().comment(COMMITTER, { kind: 'abort', jobs: 'all' });
    bot.ended(`cancel:${cpu(bot).id}`);
    expect(bot.effects('cancel')).toEqual([]);
    bot.seen(cpu(bot), running);
    expect(bot.effects('cancel')).toHaveLength(1);
  });

  it('a run whose target left the configuration is seen by nobody any more, and ends', () => {
    const bot = begun();
    bot.settings = { ...bot.settings, targets: [] };
    expect(stood(cpu(bot.tick()))).toBe('unknown');
  });

  it('results are cut to a size that can be kept', () => {
    const bot = begun();
    const long = 'x'.repeat(5_000);
    const many = Array.from({ length: 500 }, () => long);
    bot.seen(cpu(bot), ended('failure', 1, { summary: long, details: many }));
    expect(JSON.stringify(cpu(bot)).length).toBeLessThan(10_000);
  });
});

describe('effects', () => {
  it('are tried again after pauses that grow, or as long as the other side asks for', () => {
    const bot = new ABot().comment(COMMITTER, runCi('unix-cpu')).tick();
    const key = `submit:${cpu(bot).id}`;
    const pauses = [0, 0, 0, 600_000].map(after => {
      bot.ended(key, { kind: 'later', why: 'busy', after });
      return (bot.known.pending.find(known => known.key === key)?.due ?? 0) - bot.now;
    });
    expect(pauses).toEqual([15_000, 30_000, 60_000, 600_000]);
  });

  it.each([
    ['too many tries', { kind: 'later', why: 'no *route*', after: 0 } as const],
    ['a refusal', { kind: 'failed', why: 'no *route*', fix: 'give one' } as const],
  ])('after %s the run is not started, and the answer says why', (_, how) => {
    const bot = new ABot().comment(COMMITTER, runCi('unix-cpu')).tick();
    for (let times = 0; times < 50; times += 1) bot.ended(`submit:${cpu(bot).id}`, how);
    expect(stood(cpu(bot))).toBe('not-started');
    expect(bot.answers).toEqual([
      expect.stringMatching(/^failed: `unix-cpu` is not started: no &#42;route&#42;/),
    ]);
    expect(bot.reactions).toContain('confused');
    expect(bot.effects('cancel')).toHaveLength(1);
  });

  it('that are gone, or never were, change nothing when they end', () => {
    const bot = begun();
    const before = bot.known;
    for (const how of [
      { kind: 'done' },
      { kind: 'later', why: '', after: 0 },
      { kind: 'failed', why: '' },
    ] as const)
      bot
        .ended('submit:none', how)
        .ended(`submit:${cpu(bot).id}`, how)
        .ended('nonsense', how);
    expect(bot.known).toEqual(before);
  });

  it('a run that could not be stopped is said to be so', () => {
    const bot = begun().comment(COMMITTER, { kind: 'abort', jobs: 'all' });
    bot.ended(`cancel:${cpu(bot).id}`, { kind: 'failed', why: 'forbidden' });
    expect(bot.answers.at(-1)).toMatch(/^failed: .*could not be stopped: forbidden/);
  });
});

describe('the comment', () => {
  const done = { kind: 'done', got: { kind: 'comment', id: 77, hash: 'h' } } as const;

  it('is brought up to date by one effect at a time, five seconds apart', () => {
    const bot = new ABot().comment(COMMITTER, runCi('unix-cpu'));
    const [first] = showKeys(bot);
    expect(first?.due).toBe(bot.now);
    bot.ended(first?.key ?? '', done);
    const at = bot.now;
    expect(bot.known).toMatchObject({ comment: 77, shown: { hash: 'h', at } });
    bot.tick().handOver();
    expect(showKeys(bot)).toHaveLength(1);
    expect(showKeys(bot)[0]?.due).toBe(at + SHOW_PAUSE);
  });

  it('that showed less than is to be shown is made again', () => {
    const bot = new ABot().comment(COMMITTER, runCi('unix-cpu'));
    const [first] = showKeys(bot);
    bot.tick().ended(first?.key ?? '', done);
    expect(bot.known.comment).toBe(77);
    expect(showKeys(bot).map(({ key }) => key)).not.toEqual([first?.key]);
    expect(showKeys(bot)).toHaveLength(1);
    expect(showKeys(bot)[0]?.due).toBeGreaterThanOrEqual(bot.now + SHOW_PAUSE);
  });

  it('is left alone while nothing that it shows changes', () => {
    const bot = begun();
    bot.seen(cpu(bot), running);
    for (const { key } of showKeys(bot)) bot.ended(key, done);
    bot
      .seen(cpu(bot), running)
      .tick()
      .pullEvent('labelled', { labels: ['bug'] });
    expect(showKeys(bot)).toEqual([]);
  });
});

describe('what is kept', () => {
  it('stays within bounds, however much is asked, and nothing runs twice by it', () => {
    const bot = new ABot().pullEvent('opened');
    const first = bot.commentEvent(COMMITTER, { id: 1 });
    const words = {
      asked: [{ command: runCi('unix-cpu'), text: '', line: 1, addressed: 'b' }],
      misunderstood: [],
    };
    bot.event(first, words);
    for (let round = 0; round < 180; round += 1) {
      bot.comment(COMMITTER, runCi('unix-cpu')).tick().handOver();
      for (const { run } of bot.effects('cancel')) bot.ended(`cancel:${run}`);
      bot.finish(cpu(bot), 'failure');
    }
    const { attempt } = cpu(bot);
    expect(attempt).toBe(181);
    expect(bot.known.handled.length).toBeLessThanOrEqual(500);
    expect(bot.known.horizon).toBeGreaterThan(0);
    bot.event(first, words, 'another delivery').tick();
    expect(cpu(bot).attempt).toBe(attempt);
  });

  it('fits an item of DynamoDB, whatever the backends say; open runs and the newest of each target stay', () => {
    const bot = begun();
    const open = cpu(bot);
    const details = Array.from({ length: 20 }, () => 'ü'.repeat(300));
    bot.seen(open, ended('failure', 1, { details }));
    const old = Array.from({ length: 300 }, (_, index) => ({
      ...cpu(bot),
      id: `old${index}`,
      target: `t${index % 90}`,
    }));
    const small = bounded({ ...bot.known, runs: [...old, open] });
    expect(Buffer.byteLength(JSON.stringify(small))).toBeLessThan(MOST_BYTES);
    expect(small.runs).toContain(open);
    expect(new Set(small.runs.map(run => run.target))).toEqual(
      new Set(old.map(run => run.target)).add('unix-cpu'),
    );
    expect(bounded(small)).toEqual(small);
  });

  it('more than two hundred open runs are refused', () => {
    const { targets } = new ABot().settings;
    const [one] = targets;
    const many = Array.from({ length: 150 }, (_, index) => ({ ...one, name: `t${index}` })).flatMap(each =>
      one === undefined ? [] : [{ ...one, ...each }],
    );
    const bot = new ABot({ targets: many }).comment(COMMITTER, runCi());
    bot.comment(COMMITTER, runCi());
    expect(bot.known.runs).toHaveLength(150);
    expect(bot.answers.at(-1)).toContain('under way here');
  });
});
