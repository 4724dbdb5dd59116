import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CHROMIUM, openChromium } from '../../tools/screenshot/chromium.ts';
import { faintTexts, lookAt } from './looked-page.ts';
import { LARGE_NAMES, PAGE_NAMES, PAGES, type PageName } from './roll-samples.ts';

const missing = !existsSync(CHROMIUM) && process.env.CI === undefined;

describe.skipIf(missing)('pages about rolls in Chromium (Debian package `chromium`)', () => {
  let browser: Browser;
  const folder = mkdtempSync(join(tmpdir(), 'fleet-rolls-'));
  const fileOf = (name: PageName) => join(folder, `${name}.html`);

  beforeAll(async () => {
    for (const name of PAGE_NAMES) writeFileSync(fileOf(name), PAGES[name]);
    browser = await openChromium();
  });

  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true });
  });

  const look = (name: PageName, options: BrowserContextOptions, test: (page: Page) => Promise<void>) =>
    lookAt(browser, fileOf(name), options, test);

  /** Shows what is folded away, too. */
  const unfold = (page: Page) =>
    page.evaluate(`for (const each of document.querySelectorAll('details')) each.open = true`);

  describe.each(PAGE_NAMES)('%s', name => {
    it('never scrolls sideways, folded or unfolded', async () => {
      await look(name, {}, async page => {
        for (const folded of [true, false]) {
          if (!folded) await unfold(page);
          for (const width of [320, 375, 768, 1_280, 1_920]) {
            await page.setViewportSize({ width, height: 900 });
            expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
          }
        }
      });
    });

    it('has no faint text, light or dark, wide or narrow, on paper', async () => {
      await look(name, {}, async page => {
        await unfold(page);
        for (const [colorScheme, width] of [
          ['light', 1_280],
          ['dark', 1_280],
          ['dark', 375],
        ] as const) {
          await page.emulateMedia({ colorScheme });
          await page.setViewportSize({ width, height: 900 });
          expect(await faintTexts(page)).toEqual([]);
        }
        await page.emulateMedia({ colorScheme: 'dark', media: 'print' });
        expect(await faintTexts(page)).toEqual([]);
      });
    });

    it('has one heading of the first rank and leaves no rank out', async () => {
      await look(name, { javaScriptEnabled: false }, async page => {
        const ranks = await page
          .locator('h1, h2, h3')
          .evaluateAll(all => all.map(each => Number(each.tagName[1])));
        expect(ranks.filter(rank => rank === 1)).toHaveLength(1);
        for (const [index, rank] of ranks.slice(1).entries())
          expect(rank - (ranks[index] ?? 0)).toBeLessThanOrEqual(1);
      });
    });
  });

  it.each(['eventful', 'plan'] as const)(
    '%s has the name above its lane on a phone, beside it on a laptop',
    async name => {
      await look(name, {}, async page => {
        const row = page.locator('.rows .row', { has: page.locator('svg.lane') }).first();
        const places = async () => {
          const [words, lane] = [
            await row.locator('.name').boundingBox(),
            await row.locator('svg.lane').boundingBox(),
          ];
          if (words === null || lane === null) throw new Error('the row is not to be seen');
          return { words, lane };
        };
        await page.setViewportSize({ width: 375, height: 720 });
        const narrow = await places();
        expect(narrow.words.y + narrow.words.height).toBeLessThanOrEqual(narrow.lane.y + 1);
        expect(narrow.lane.width).toBeGreaterThan(300);
        await page.setViewportSize({ width: 1_280, height: 720 });
        const wide = await places();
        expect(wide.words.x + wide.words.width).toBeLessThanOrEqual(wide.lane.x);
      });
    },
  );

  it('draws each phase where it belongs, with the end of the window and the time over it', async () => {
    await look('running', { viewport: { width: 1_280, height: 900 } }, async page => {
      const row = page.locator('.rows .row', { hasText: 'cpu-1' });
      const boxes = await row.locator('rect').evaluateAll(all =>
        all
          .filter(each => each.querySelector('title') !== null)
          .map(each => each.getBoundingClientRect())
          .map(({ left, right }) => ({ left, right })),
      );
      expect(boxes.length).toBeGreaterThan(2);
      for (const [index, { left }] of boxes.slice(1).entries())
        expect(left).toBeGreaterThanOrEqual((boxes[index]?.right ?? 0) - 1);
      const painted = await page.evaluate<string[]>(
        `['drains', 'away', 'proves'].map(each => getComputedStyle(document.querySelector('rect.' + each)).fill)`,
      );
      expect(new Set(painted).size).toBe(3);
      expect(await page.locator('#marks .now').count()).toBe(1);
      expect(await page.locator('#marks .closes').count()).toBe(1);
    });
  });

  it('has all of ten thousand machines, and opens at once', async () => {
    const begun = Date.now();
    await look('large', { javaScriptEnabled: false }, async page => {
      await page.locator('h1').waitFor();
      expect(Date.now() - begun).toBeLessThan(20_000);
      const text = await page.locator('body').textContent();
      const named = await page.locator('.name, .names').allTextContents();
      const words = new Set(named.flatMap(each => each.split(/[^\w-]+/)));
      expect(LARGE_NAMES.filter(name => !words.has(name))).toEqual([]);
      expect(await page.locator('path.done').count()).toBeGreaterThan(0);
      expect(text).toContain('no sound machine came');
    });
  });

  it('lets no name become an element or a script', async () => {
    for (const [hostile, harmless] of [
      ['hostile', 'harmless'],
      ['plan-hostile', 'plan'],
    ] as const)
      await look(hostile, {}, async page => {
        expect(await page.title()).not.toBe('owned');
        const own = await page.locator('*').count();
        await look(harmless, {}, async other => expect(await other.locator('*').count()).toBe(own));
      });
  });

  it('runs no script at all', async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(`file://${fileOf('eventful')}`);
    await page.evaluate(
      `document.body.append(Object.assign(document.createElement('script'), { text: "document.title = 'run'" }))`,
    );
    expect(await page.title()).not.toBe('run');
    await context.close();
  });
});
