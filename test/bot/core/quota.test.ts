import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ABot, ADMIN, COMMITTER, OUTSIDER, pullOf, runCi } from './a-bot.ts';

const MINUTE = 60_000;

/** A pull request of somebody from outside, whose head may run. */
function approved(runsPerHour: number): ABot {
  const bot = new ABot({ runsPerHour });
  bot.pull = pullOf({ author: OUTSIDER });
  return bot.pullEvent('opened').comment(COMMITTER, { kind: 'approve', sha: bot.pull.head.sha });
}

/** A run is asked for, handed over, and ends. @returns whether it was started */
function runs(bot: ABot): boolean {
  const before = bot.known.runs.length;
  bot.comment(OUTSIDER, runCi('unix-cpu')).tick();
  if (bot.known.runs.length === before) return false;
  bot.handOver().finish(bot.run('unix-cpu'));
  return true;
}

describe('the runs of an hour', () => {
  it('are so many for the author; who could help, and when there is room, is said', () => {
    const bot = approved(2);
    expect([runs(bot), runs(bot), runs(bot)]).toEqual([true, true, false]);
    const said = bot.answers.at(-1) ?? '';
    expect(said).toMatch(/^refused: 2 runs were started here within an hour, 1 more .* 2 \(`runsPerHour`/);
    expect(said).toMatch(/room in 60 minutes.* committers/);
    bot.tick(60 * MINUTE);
    expect(runs(bot)).toBe(true);
  });

  it('are not limited for whoever may approve', () => {
    const bot = approved(1);
    expect([runs(bot), runs(bot)]).toEqual([true, false]);
    bot.comment(COMMITTER, runCi('unix-cpu')).tick().handOver().comment(ADMIN, runCi('unix-gpu')).tick();
    expect(bot.effects('submit')).toHaveLength(1);
    expect(bot.answers.at(-1)).toMatch(/^refused/);
  });

  it('of which more are asked for at once than there may be never have room', () => {
    const bot = approved(1).comment(OUTSIDER, runCi());
    expect(bot.known.runs).toEqual([]);
    expect(bot.answers.at(-1)).not.toContain('room');
  });

  it('are counted before they begin: one comment cannot ask for more, one by one', () => {
    const bot = approved(1).comment(OUTSIDER, runCi('unix-cpu'), runCi('unix-gpu')).tick();
    expect(bot.effects('submit')).toHaveLength(1);
    expect(bot.answers.at(-1)).toMatch(/^refused: 0 runs were started here within an hour, 2 more/);
  });

  it('are not used up by asking again for what has not begun', () => {
    const bot = approved(1).comment(OUTSIDER, runCi('unix-cpu'), runCi('unix-cpu')).tick();
    expect(bot.effects('submit')).toHaveLength(1);
    expect(bot.answers.filter(answer => answer.startsWith('refused'))).toEqual([]);
  });

  it('are never more than the limit in any hour, whenever they are asked for', () => {
    const pauses = fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 1, maxLength: 25 });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 4 }), pauses, (limit, waits) => {
        const bot = approved(limit);
        const begun: number[] = [];
        for (const wait of waits) {
          bot.tick(wait * MINUTE);
          const inHour = begun.filter(at => at > bot.now - 61 * MINUTE).length;
          if (runs(bot)) begun.push(bot.now);
          else expect(inHour).toBeGreaterThanOrEqual(limit);
          expect(begun.filter(at => at > bot.now - 59 * MINUTE).length).toBeLessThanOrEqual(limit);
        }
      }),
      { numRuns: 30 },
    );
  });
});
