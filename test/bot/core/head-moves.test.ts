import { describe, expect, it } from 'vitest';
import type { Command } from '../../../bot/model/command.ts';
import type { HeadMove } from '../../../bot/model/pull.ts';
import { ABot, COMMITTER, OUTSIDER, outside, REF, reading, runCi, STRANGER, sha } from './a-bot.ts';

// The head is `a`, which the bot has known for a minute.

const RUN = runCi('unix-cpu');
const APPROVE: Command = { kind: 'approve', sha: undefined };

/** GitHub lists a move of the head so long ago. */
const movedAgo = (bot: ABot, milliseconds: number, to: string | undefined): ABot => {
  const at = Math.floor((bot.now - milliseconds) / 1_000) * 1_000;
  bot.moved = { at, to: to === undefined ? undefined : sha(to) } satisfies HeadMove;
  return bot;
};

const isApproved = (bot: ABot): boolean => bot.known.approvals.length > 0;

describe.each([[RUN], [APPROVE], [{ kind: 'approve', sha: 'aaaaaaa' } as const]])(
  '%j of a maintainer',
  word => {
    it('does not count for a head that was away when it was written, though no push was heard of', () => {
      const bot = outside();
      const written = bot.commentEvent(COMMITTER);
      bot.now += 5_000;
      movedAgo(bot, 2_000, 'a').event(written, reading(word)).tick();
      expect(isApproved(bot)).toBe(false);
      expect(bot.effects('submit')).toEqual([]);
      expect(bot.answers).toEqual([expect.stringMatching(/^refused: The head changed .*a{40}.* ask again/)]);
      bot.now += 1_000;
      expect(isApproved(bot.comment(COMMITTER, word))).toBe(true);
    });

    it('does not count when it was written in the second of the move, and does in a later one', () => {
      for (const [after, counts] of [
        [0, false],
        [999, false],
        [1_000, true],
      ] as const) {
        const bot = outside();
        bot.moved = { at: bot.now, to: sha('a') };
        bot.now += after;
        const at = Math.floor(bot.now / 1_000) * 1_000;
        bot.now += 3_000;
        bot.event(bot.commentEvent(COMMITTER, { at }), reading(word));
        expect(isApproved(bot)).toBe(counts);
      }
    });

    it('does not count where the head lies on top of what it was moved to since: it may have come back without force', () => {
      const bot = movedAgo(outside(), 30_000, 'c').comment(COMMITTER, word);
      expect(isApproved(bot)).toBe(false);
      expect(bot.answers).toEqual([expect.stringMatching(/^refused: The head changed/)]);
      // From then on it is known to be there.
      bot.now += 60_000;
      expect(isApproved(bot.comment(COMMITTER, word))).toBe(true);
    });

    it('does not count where the branch was deleted or restored since', () => {
      expect(isApproved(movedAgo(outside(), 30_000, undefined).comment(COMMITTER, word))).toBe(false);
    });

    it('does not count where GitHub does not say, and the answer says so; it does once GitHub does', () => {
      const bot = outside();
      bot.moved = undefined;
      bot.comment(COMMITTER, word).tick();
      expect(isApproved(bot)).toBe(false);
      expect(bot.effects('submit')).toEqual([]);
      expect(bot.answers).toEqual([expect.stringMatching(/^refused: GitHub could not be asked .*a{40}/)]);
      bot.moved = 'never';
      expect(isApproved(bot.comment(COMMITTER, word))).toBe(true);
    });

    it('counts at once after a forced push that was heard of, and after one of long before', () => {
      const bot = outside();
      bot.moved = { at: Math.floor(bot.now / 1_000) * 1_000, to: sha('b') };
      bot.pullEvent('pushed', { at: 'b' });
      bot.now += 2_000;
      expect(isApproved(bot.comment(COMMITTER, word.kind === 'run' ? word : APPROVE))).toBe(true);
      expect(isApproved(movedAgo(outside(), 100_000, 'c').comment(COMMITTER, word))).toBe(true);
    });
  },
);

it('a head that is only noticed may have been away before it was: words count for it once that is out of doubt', () => {
  const bot = outside();
  bot.now += 600_000;
  bot.pull = { ...bot.pull, head: { ...bot.pull.head, sha: sha('b') } };
  bot.comment(OUTSIDER, RUN);
  // Left by force right then, and come back on top of what it was moved to.
  movedAgo(bot, -5_000, 'c').now += 30_000;
  expect(isApproved(bot.comment(COMMITTER, APPROVE))).toBe(false);
  bot.now += 60_000;
  expect(isApproved(bot.comment(COMMITTER, APPROVE))).toBe(true);
});

describe('GitHub is not asked for moves of the head', () => {
  it.each([
    [
      'for words of who may not approve',
      (bot: ABot) => bot.comment(OUTSIDER, RUN).comment(STRANGER, APPROVE),
    ],
    [
      'for a commit by its whole name',
      (bot: ABot) => bot.comment(COMMITTER, { kind: 'approve', sha: sha('a') }),
    ],
    ['for a review, which names its commit', (bot: ABot) => bot.review(COMMITTER, sha('a'))],
    [
      'for commands that approve nothing',
      (bot: ABot) =>
        bot.comment(COMMITTER, { kind: 'status' }, { kind: 'abort', jobs: 'all' }, { kind: 'help' }),
    ],
    [
      'for a head that is another by then',
      (bot: ABot) => {
        bot.pull = { ...bot.pull, head: { ...bot.pull.head, sha: sha('b') } };
        return bot.comment(COMMITTER, RUN);
      },
    ],
    [
      'for words that are older than what is known of the head',
      (bot: ABot) => bot.event(bot.commentEvent(COMMITTER, { at: 5_000 }), reading(RUN)),
    ],
    ['for pushes and ticks', (bot: ABot) => bot.pullEvent('pushed', { at: 'b' }).tick()],
  ])('%s', (_, happens) => {
    expect(happens(outside()).movesAsked).toBe(0);
  });

  it('where the author is trusted', () => {
    const bot = new ABot().pullEvent('opened');
    bot.now += 60_000;
    expect(bot.comment(COMMITTER, RUN).movesAsked).toBe(0);
  });

  it('twice for one maintainer who asks for several runs of one head', () => {
    const bot = outside().comment(COMMITTER, RUN).comment(COMMITTER, runCi('unix-gpu'));
    expect(bot.movesAsked).toBe(1);
  });
});

it('words in a review of the head count whatever moved it', () => {
  const bot = movedAgo(outside(), 0, 'a');
  const review = {
    id: 9,
    verdict: 'commented',
    sha: sha('a'),
    author: COMMITTER,
    body: '',
    at: bot.now,
    url: 'https://x.example/r',
  } as const;
  bot.event({ kind: 'review', pull: REF, review }, reading(RUN));
  expect(isApproved(bot)).toBe(true);
});
