import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MemoryTerminal } from '../../tools/adapters/terminal/memory-terminal.ts';
import { type BotActResult, showBot } from '../../tools/demo/bot/bot-act.ts';
import { botResult } from '../../tools/demo/bot/bot-result.ts';
import { processWorld } from '../../tools/process-world.ts';
import { openChromium } from '../../tools/screenshot/chromium.ts';
import { expectNoFaintText, expectNoScrollSideways, lookAt } from './looked-page.ts';
import { withoutChromium } from './pages-in-chromium.ts';

describe('the act of the bot in the demo', () => {
  const folder = mkdtempSync(join(tmpdir(), 'fleet-demo-bot-'));
  const terminal = new MemoryTerminal();
  let result: BotActResult;
  let told = '';

  beforeAll(async () => {
    // What an earlier demo left is no hindrance.
    const world = { ...processWorld(process), terminal };
    world.files.write(join(folder, 'bot', 'bot.sqlite'), 'of an earlier demo');
    result = await showBot(folder, world);
    told = terminal.written.out;
  });

  afterAll(() => rmSync(folder, { recursive: true }));

  const at = (words: string): number => {
    expect(told).toContain(words);
    return told.indexOf(words);
  };

  it('ends as it should: each run begun once, and one comment for each pull request', () => {
    expect(result.account.wrong).toEqual([]);
    expect(result.account.begun).toBe(result.account.runs - 1);
    expect(botResult(result.account)).toContain('each of them once');
  });

  it('says what happens in the order in which it happens', () => {
    const order = [
      'opens “Faster matrix products”',
      'There is no sanitty: did you mean sanity?',
      'sanity: running → FAILURE',
      '(below, among earlier runs)',
      'You may not ask for this',
      'is killed before',
      'is started again',
      'awaits approval of its commit',
      'approves ',
      'cluster    #1  takes, and holds,',
      'cluster    #1  releases',
      'PR merged! Moved',
    ].map(at);
    expect(order).toEqual(order.toSorted((one, other) => one - other));
  });

  it('finds what the killed worker had handed over, and lets it come to its end', () => {
    const since = told.slice(at('“@ci-bot rerun failed”'));
    expect(since).toContain('unix-gpu, attempt 3: SUCCESS');
    expect(since).not.toContain('attempt 4');
  });

  it.skipIf(withoutChromium)('leaves pages that can be read, light, dark and on a phone', async () => {
    let browser: Browser | undefined;
    try {
      browser = await openChromium();
      for (const page of result.pages)
        await lookAt(browser, page, {}, async tab => {
          await expectNoScrollSideways(tab);
          await expectNoFaintText(tab);
        });
    } finally {
      await browser?.close();
    }
  });
});
