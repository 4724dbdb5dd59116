import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { indexPage } from '../../bot/benchmarks/index-page.ts';
import { reportPage } from '../../bot/benchmarks/report-page.ts';
import { CHROMIUM, openChromium } from '../../tools/screenshot/chromium.ts';
import {
  harmlessSample,
  historySample,
  hostileSample,
  toldSample,
} from '../bot/benchmarks/report-samples.ts';
import { faintTexts, lookAt } from './looked-page.ts';

const missing = !existsSync(CHROMIUM) && process.env.CI === undefined;

describe.skipIf(missing)('pages about benchmarks in Chromium (Debian package `chromium`)', () => {
  let browser: Browser;
  const folder = mkdtempSync(join(tmpdir(), 'benchmark-pages-'));
  const fileOf = (name: string) => join(folder, `${name}.html`);
  const NAMES = ['report', 'index'] as const;

  beforeAll(async () => {
    const index = indexPage(
      'SciML/OrdinaryDiffEq.jl',
      historySample(5),
      ({ pull, run }) => `${pull}/${run}.html`,
    );
    writeFileSync(fileOf('report'), reportPage(toldSample(5)));
    writeFileSync(fileOf('index'), index);
    writeFileSync(fileOf('hostile'), reportPage(hostileSample()));
    writeFileSync(fileOf('harmless'), reportPage(harmlessSample()));
    browser = await openChromium();
  });
  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true });
  });

  const unfold = (page: Page) =>
    page.evaluate(`for (const each of document.querySelectorAll('details')) each.open = true`);

  it.each(NAMES)('%s never scrolls sideways, folded or unfolded', async name => {
    await lookAt(browser, fileOf(name), {}, async page => {
      for (const folded of [true, false]) {
        if (!folded) await unfold(page);
        for (const width of [320, 375, 768, 1_280, 1_920]) {
          await page.setViewportSize({ width, height: 900 });
          expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
        }
      }
    });
  });

  it.each(NAMES)('%s has no faint text, light or dark, on a phone, on paper', async name => {
    await lookAt(browser, fileOf(name), {}, async page => {
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

  it('draws what is slower on the right of its noise, what is faster on the left', async () => {
    await lookAt(browser, fileOf('report'), { viewport: { width: 1_280, height: 900 } }, async page => {
      const sides = async (verdict: string) =>
        page
          .locator(`.row.${verdict}`)
          .first()
          .evaluate(row => {
            const box = (selector: string) => row.querySelector(selector)?.getBoundingClientRect();
            const [floor, mark, interval] = [box('.floor'), box('.mark'), box('.interval')];
            return { floor, mark, interval };
          });
      const slower = await sides('regression');
      expect(slower.mark?.left).toBeGreaterThan(slower.floor?.right ?? Number.POSITIVE_INFINITY);
      const faster = await sides('improvement');
      expect(faster.mark?.right).toBeLessThan(faster.floor?.left ?? 0);
      const same = await sides('equivalent');
      expect(same.mark?.left).toBeGreaterThan(same.floor?.left ?? Number.POSITIVE_INFINITY);
      const [{ samples }] = [
        await page
          .locator('.row')
          .first()
          .evaluate(row => ({ samples: row.querySelectorAll('.sample').length })),
      ];
      expect(samples).toBe(20);
    });
  });

  it('has the scale above each plot, on a phone too', async () => {
    await lookAt(browser, fileOf('report'), {}, async page => {
      for (const width of [375, 1_280]) {
        await page.setViewportSize({ width, height: 800 });
        const [scale, plot] = [
          await page.locator('svg.ticks').boundingBox(),
          await page.locator('svg.plot').first().boundingBox(),
        ];
        expect(Math.abs((scale?.x ?? 0) - (plot?.x ?? 99))).toBeLessThan(1);
        expect(Math.abs((scale?.width ?? 0) - (plot?.width ?? 99))).toBeLessThan(1);
      }
    });
  });

  it('opens all figures, and links to each report', async () => {
    await lookAt(browser, fileOf('report'), {}, async page => {
      const table = page.getByRole('table');
      expect(await table.isVisible()).toBe(false);
      await page.getByText('All figures', { exact: true }).click();
      expect(await table.isVisible()).toBe(true);
    });
    await lookAt(browser, fileOf('index'), {}, async page => {
      const [first] = historySample(5).slice(-1);
      expect(await page.locator('tbody a').first().getAttribute('href')).toBe(`44/${first?.run}.html`);
      expect(await page.locator('.course').count()).toBe(first?.benchmarks.length);
    });
  });

  it('lets no name become an element or a script', async () => {
    await lookAt(browser, fileOf('hostile'), {}, async page => {
      expect(await page.title()).not.toBe('owned');
      const own = await page.locator('*').count();
      await lookAt(browser, fileOf('harmless'), {}, async other =>
        expect(await other.locator('*').count()).toBe(own),
      );
    });
  });
});
