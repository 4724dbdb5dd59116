import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { conversationPage } from '../../bot/status/conversation/conversation-page.ts';
import { CHROMIUM, openChromium } from '../../tools/screenshot/chromium.ts';
import { CONVERSATION } from '../bot/status/conversation/sample.ts';
import { faintTexts, lookAt } from './looked-page.ts';

const missing = !existsSync(CHROMIUM) && process.env.CI === undefined;

describe.skipIf(missing)('the page of a conversation in Chromium (Debian package `chromium`)', () => {
  let browser: Browser;
  const folder = mkdtempSync(join(tmpdir(), 'fleet-conversation-'));
  const file = join(folder, 'conversation.html');

  beforeAll(async () => {
    writeFileSync(file, conversationPage(CONVERSATION, 'a test'));
    browser = await openChromium();
  });

  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true });
  });

  const unfold = (page: Page) =>
    page.evaluate(`for (const each of document.querySelectorAll('details')) each.open = true`);

  it('never scrolls sideways, folded or unfolded', async () => {
    await lookAt(browser, file, {}, async page => {
      for (const folded of [true, false]) {
        if (!folded) await unfold(page);
        for (const width of [320, 375, 768, 1_280, 1_920]) {
          await page.setViewportSize({ width, height: 900 });
          expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
        }
      }
    });
  });

  it('has no faint text, light or dark', async () => {
    await lookAt(browser, file, {}, async page => {
      await unfold(page);
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        expect(await faintTexts(page)).toEqual([]);
      }
    });
  });

  it('opens a fold and shows the table in it', async () => {
    await lookAt(browser, file, {}, async page => {
      const table = page.getByText('rerun failed', { exact: true }).first();
      expect(await table.isVisible()).toBe(false);
      await page.getByText('More', { exact: true }).first().click();
      expect(await table.isVisible()).toBe(true);
    });
  });
});
