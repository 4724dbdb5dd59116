import { describe, expect, it } from 'vitest';
import type { Pull } from '../../../bot/model/pull.ts';
import {
  ABot,
  ADMIN,
  COMMITTER,
  OUTSIDER,
  outside,
  REF,
  reading,
  runCi,
  STRANGER,
  settingsOf,
  sha,
} from './a-bot.ts';

describe('commits from outside', () => {
  it('wait for an approval, and the answer says whose', () => {
    const bot = outside().comment(OUTSIDER, runCi('unix-cpu')).tick().tick();
    expect(bot.standings).toEqual({ 'unix-cpu': 'unapproved' });
    expect(bot.answers).toEqual([expect.stringMatching(/^told: .*aaaa.*committers.*approve/)]);
  });

  it.each([
    ['`approve`', (bot: ABot) => bot.comment(COMMITTER, { kind: 'approve', sha: undefined })],
    [
      '`approve` of the whole commit',
      (bot: ABot) => bot.comment(COMMITTER, { kind: 'approve', sha: sha('a') }),
    ],
    [
      '`approve` of its beginning',
      (bot: ABot) => bot.comment(COMMITTER, { kind: 'approve', sha: 'AAAAAAA' }),
    ],
    ['an approving review', (bot: ABot) => bot.review(COMMITTER, sha('a'))],
    ["a maintainer's own run", (bot: ABot) => bot.comment(COMMITTER, runCi('unix-gpu'))],
  ])('run after %s', (_, approve) => {
    const bot = approve(outside().comment(OUTSIDER, runCi('unix-cpu'))).tick();
    expect(bot.run('unix-cpu').standing.kind).toBe('starting');
    expect(bot.known.approvals).toEqual([expect.objectContaining({ sha: sha('a'), by: COMMITTER })]);
  });

  it.each([
    ['`approve` of the author', (bot: ABot) => bot.comment(OUTSIDER, { kind: 'approve', sha: undefined })],
    [
      '`approve` of another commit',
      (bot: ABot) => bot.comment(COMMITTER, { kind: 'approve', sha: sha('b') }),
    ],
    ['a review of another commit', (bot: ABot) => bot.review(COMMITTER, sha('b'))],
    ['a review of who may not', (bot: ABot) => bot.review(STRANGER, sha('a'))],
    ['a review that only comments', (bot: ABot) => bot.review(COMMITTER, sha('a'), 'commented')],
    ['a misspelt run of a maintainer', (bot: ABot) => bot.comment(COMMITTER, runCi('unix-cpi'))],
    [
      'a word of a maintainer whom GitHub does not vouch for',
      (bot: ABot) => {
        bot.silent.add(COMMITTER.id);
        return bot.comment(COMMITTER, { kind: 'approve', sha: undefined });
      },
    ],
    [
      'a review that was dismissed before',
      (bot: ABot) => bot.review(COMMITTER, sha('a'), 'dismissed').review(COMMITTER, sha('a'), 'approved'),
    ],
    [
      'a review whose author then asked for changes',
      (bot: ABot) =>
        bot.review(COMMITTER, sha('a')).review(COMMITTER, sha('a'), 'changes-requested', { id: 8, at: 6 }),
    ],
    [
      'a review that comes late, after its author asked for changes',
      (bot: ABot) =>
        bot.review(COMMITTER, sha('a'), 'changes-requested', { id: 8, at: 6 }).review(COMMITTER, sha('a')),
    ],
  ])('do not run after %s', (_, word) => {
    const bot = word(outside().comment(OUTSIDER, runCi('unix-cpu'))).tick();
    expect(bot.standings).toEqual({ 'unix-cpu': 'unapproved' });
    expect(bot.effects('submit')).toEqual([]);
  });

  it('a push before the words were written voids them, and the refusal names the new head', () => {
    const bot = outside();
    const written = bot.now;
    bot.now += 1_500;
    bot.pullEvent('pushed', { at: 'b' });
    for (const command of [runCi('unix-cpu'), { kind: 'approve', sha: undefined } as const])
      bot.event(bot.commentEvent(COMMITTER, { at: written }), {
        asked: [{ command, text: '', line: 1, addressed: 'ci-bot' }],
        misunderstood: [],
      });
    bot.tick();
    expect(bot.known.runs).toEqual([]);
    expect(bot.known.approvals).toEqual([]);
    expect(bot.answers).toEqual([expect.stringContaining(sha('b')), expect.stringContaining(sha('b'))]);
  });

  it.each([runCi('unix-cpu'), { kind: 'approve', sha: undefined } as const])(
    'words in a review of another commit than the head approve nothing, however late they came: %j',
    command => {
      const written = (of: string) => {
        const bot = outside().pullEvent('pushed', { at: 'b' });
        bot.now += 60_000;
        const review = {
          id: 9,
          verdict: 'commented',
          sha: sha(of),
          author: COMMITTER,
          body: '',
          at: bot.now,
          url: '',
        } as const;
        return bot.event({ kind: 'review', pull: REF, review }, reading(command));
      };
      expect(written('b').known.approvals).toEqual([expect.objectContaining({ sha: sha('b') })]);
      expect(written('a').known.approvals).toEqual([]);
      expect(written('a').answers).toEqual([expect.stringContaining(sha('b'))]);
    },
  );

  it('a push in the same second may have been later, so it voids too; a head noticed only now does as well', () => {
    const bot = outside();
    bot.now = 2_000_300;
    bot.pullEvent('pushed', { at: 'b' });
    expect(bot.known.headSince).toBe(2_001_000);
    bot.pull = { ...bot.pull, head: { ...bot.pull.head, sha: sha('c') } };
    bot.comment(COMMITTER, { kind: 'approve', sha: undefined });
    expect(bot.known.approvals).toEqual([]);
    expect(bot.answers).toEqual([expect.stringContaining(sha('c'))]);
  });

  it('words about a commit that was there in between do not count for one that came back unnoticed', () => {
    const bot = outside();
    const first = bot.pull;
    bot.now += 60_000;
    const between = { ...first, head: { ...first.head, sha: sha('c') } };
    const pushed = { kind: 'pull', change: 'pushed', by: first.author, label: undefined } as const;
    const at = bot.now;
    bot.now += 5_000;
    const written = bot.commentEvent(COMMITTER);
    bot.now += 5_000;
    // By the time at which the bot hears of it, the first commit is back.
    bot.event({ ...pushed, pull: between, at });
    bot.event(written, reading(runCi('unix-cpu'))).tick();
    expect(bot.known.pull.head.sha).toBe(first.head.sha);
    expect(bot.known.approvals).toEqual([]);
    expect(bot.known.runs).toEqual([]);
  });

  it('an approval is of one commit: not of the next, and still of the same when it comes back', () => {
    const bot = outside()
      .comment(COMMITTER, { kind: 'approve', sha: undefined })
      .pullEvent('pushed', { at: 'b' });
    bot.comment(OUTSIDER, runCi('unix-cpu')).tick();
    expect(bot.standings).toEqual({ 'unix-cpu': 'unapproved' });
    bot.pullEvent('pushed', { at: 'a' }).comment(OUTSIDER, runCi('unix-gpu')).tick();
    expect(bot.run('unix-gpu').standing.kind).toBe('starting');
  });

  it('the author alone is trusted or not: a pull request of a committer needs no approval', () => {
    const bot = new ABot().comment(COMMITTER, runCi('unix-cpu')).tick();
    expect(bot.standings).toEqual({ 'unix-cpu': 'starting' });
    expect(bot.known.approvals).toEqual([]);
  });
});

describe('Jenkins builds the head of a branch, so what was approved and is not the head any more', () => {
  const waitsInQueue = (bot: ABot): ABot => {
    const { id } = bot.run('unix-cpu');
    const got = { kind: 'submitted', handle: 'PR-42', link: undefined, held: false } as const;
    return bot.ended(`submit:${id}`, { kind: 'done', got });
  };
  const approved = (): ABot =>
    outside().comment(OUTSIDER, runCi('unix-cpu')).review(COMMITTER, sha('a')).tick();

  it('is not handed over: an approval that comes after the push', () => {
    const bot = outside().comment(OUTSIDER, runCi('unix-cpu')).tick();
    bot.pullEvent('pushed', { at: 'b' }).review(COMMITTER, sha('a')).tick().tick();
    expect(bot.effects('submit')).toEqual([]);
    expect(bot.run('unix-cpu').standing).toMatchObject({ result: { outcome: 'not-started' } });
    expect(bot.answers.at(-1)).toMatch(/another commit by now/);
  });

  it('is not handed over where that had to be tried again', () => {
    const bot = approved();
    bot.ended(`submit:${bot.run('unix-cpu').id}`, { kind: 'later', why: 'busy', after: 0 });
    bot.pullEvent('pushed', { at: 'b' }).tick();
    expect(bot.effects('submit')).toEqual([]);
    expect(bot.run('unix-cpu').stopped?.why).toMatch(/newer commit/);
  });

  it('is taken out of the queue by a push of another commit', () => {
    const bot = waitsInQueue(approved()).pullEvent('pushed', { at: 'b' });
    expect(bot.effects('cancel')).toHaveLength(1);
    expect(bot.run('unix-cpu').stopped?.why).toMatch(/newer commit/);
  });

  it('stays in the queue where the author is trusted, and where it runs already', () => {
    const own = waitsInQueue(new ABot().comment(COMMITTER, runCi('unix-cpu')).tick());
    expect(own.pullEvent('pushed', { at: 'b' }).effects('cancel')).toEqual([]);
    const running = waitsInQueue(approved());
    running.seen(running.run('unix-cpu'), {
      kind: 'running',
      since: 5,
      expectedEnd: undefined,
      link: undefined,
    });
    expect(running.pullEvent('pushed', { at: 'b' }).effects('cancel')).toEqual([]);
  });
});

describe('a pull request of a committer', () => {
  const from = (repository: Pull['head']['repository']): ABot => {
    const bot = new ABot({ rights: { ...settingsOf().rights, approve: [] } });
    bot.pull = { ...bot.pull, head: { ...bot.pull.head, repository } };
    return bot.comment(COMMITTER, runCi('unix-cpu')).tick();
  };

  it.each([
    ['a branch of the repository', REF.repository],
    ['the author’s own fork', { id: 11, name: 'Committer/r' }],
  ])('needs no approval where it comes from %s', (_, repository) => {
    expect(from(repository).standings).toEqual({ 'unix-cpu': 'starting' });
  });

  it.each([
    ['somebody else’s fork, who may push whatever there', { id: 12, name: 'outsider/r' }],
    ['a fork that is gone', undefined],
  ])('needs one where it comes from %s', (_, repository) => {
    expect(from(repository).standings).toEqual({ 'unix-cpu': 'unapproved' });
  });
});

describe('the right is looked at again before a run begins', () => {
  /** An outsider's run, approved, and held by its backend. */
  const held = () => {
    const bot = outside()
      .comment(OUTSIDER, runCi('unix-cpu'))
      .comment(COMMITTER, { kind: 'approve', sha: undefined });
    bot.tick();
    expect(bot.effects('release')).toEqual([]);
    return bot;
  };

  it('and a held run is released only then', () => {
    const bot = held().handOver(true);
    expect(bot.effects('release')).toEqual([{ kind: 'release', run: bot.run('unix-cpu').id }]);
    bot.ended(`release:${bot.run('unix-cpu').id}`);
    expect(bot.standings).toEqual({ 'unix-cpu': 'queued' });
  });

  it.each([
    ['the approver may not approve any more', (bot: ABot) => bot.roles.set(COMMITTER.id, 'read')],
    ['the approval was withdrawn', (bot: ABot) => bot.review(COMMITTER, sha('a'), 'dismissed')],
    [
      'the requester may not run it any more',
      (bot: ABot) => {
        bot.settings = { ...bot.settings, rights: { ...bot.settings.rights, run: [] } };
      },
    ],
    [
      'the target is gone',
      (bot: ABot) => {
        bot.settings = { ...bot.settings, targets: [] };
      },
    ],
  ])('not released when %s: it is taken back, and the answer says why', (_, change) => {
    const bot = held();
    change(bot);
    bot.handOver(true);
    if (bot.run('unix-cpu').standing.kind !== 'ended') bot.tick();
    expect(bot.effects('release')).toEqual([]);
    expect(bot.standings).toEqual({ 'unix-cpu': 'not-started' });
    expect(bot.effects('cancel')).toHaveLength(1);
    expect(bot.answers.at(-1)).toMatch(/^refused: `unix-cpu` is not started/);
  });

  it('not submitted when a role was lost between asking and beginning', () => {
    const bot = new ABot().comment(ADMIN, runCi('unix-cpu'));
    bot.roles.set(ADMIN.id, 'read');
    bot.tick();
    expect(bot.effects('submit')).toEqual([]);
    expect(bot.standings).toEqual({ 'unix-cpu': 'not-started' });
  });

  it('a submission left over by a worker that was killed is taken back when the right is gone', () => {
    const bot = new ABot().comment(ADMIN, runCi('unix-cpu')).tick();
    expect(bot.effects('submit')).toHaveLength(1);
    bot.roles.set(ADMIN.id, 'read');
    bot.tick(3_600_000);
    expect(bot.effects('submit')).toEqual([]);
    expect(bot.effects('cancel')).toHaveLength(1);
  });

  it('while GitHub does not answer nothing begins; it begins later, or is given up after an hour', () => {
    const bot = new ABot().comment(ADMIN, runCi('unix-cpu'));
    bot.silent.add(ADMIN.id);
    bot.tick();
    expect(bot.standings).toEqual({ 'unix-cpu': 'waiting' });
    bot.silent.clear();
    expect(bot.tick().standings).toEqual({ 'unix-cpu': 'starting' });
    bot.silent.add(ADMIN.id);
    bot.tick();
    expect(bot.known.pending.find(({ effect }) => effect.kind === 'submit')?.due).toBeGreaterThan(bot.now);
    bot.tick(3_700_000);
    expect(bot.standings).toEqual({ 'unix-cpu': 'not-started' });
    expect(bot.answers.at(-1)).toContain('GitHub could not be asked');
  });
});
