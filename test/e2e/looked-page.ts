import { pathToFileURL } from 'node:url';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { expect } from 'vitest';
import { FAINT_TEXTS, type FaintText } from './map-contrast.ts';

/** Opens a page, lets a test look at it, and proves that it complained of nothing and asked for nothing. */
export async function lookAt(
  browser: Browser,
  file: string,
  options: BrowserContextOptions,
  test: (page: Page) => Promise<void>,
): Promise<void> {
  const address = pathToFileURL(file).href;
  const context = await browser.newContext(options);
  try {
    const page = await context.newPage();
    const said: string[] = [];
    const asked: string[] = [];
    page.on('console', message => said.push(message.text()));
    page.on('pageerror', error => said.push(error.message));
    page.on('request', request => asked.push(request.url()));
    await page.goto(address);
    await test(page);
    expect(said).toEqual([]);
    expect(asked.filter(url => !url.startsWith('data:'))).toEqual([address]);
  } finally {
    await context.close();
  }
}

/** Texts with a contrast below 4.5, which WCAG asks for; sure that it looked at any. */
async function faintTexts(page: Page): Promise<readonly FaintText[]> {
  const { seen, faint } = await page.evaluate<{ seen: number; faint: FaintText[] }>(`(${FAINT_TEXTS})(4.5)`);
  expect(seen).toBeGreaterThan(20);
  return faint;
}

/** Opens all that is folded away. */
const unfold = (page: Page): Promise<void> =>
  page.evaluate(`for (const each of document.querySelectorAll('details')) each.open = true`);

/** From a small phone to a large screen the page is as wide as that, folded or unfolded. */
export async function expectNoScrollSideways(page: Page): Promise<void> {
  const folds = await page.locator('details').count();
  for (const folded of folds === 0 ? [true] : [true, false]) {
    if (!folded) await unfold(page);
    for (const width of [320, 375, 768, 1_024, 1_280, 1_920]) {
      await page.setViewportSize({ width, height: 900 });
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
    }
  }
}

/** Every text, the folded ones too, can be read: light, dark, on a phone, on paper. */
export async function expectNoFaintText(page: Page): Promise<void> {
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
}

/** One heading of the first rank, and below each no rank is left out. */
export async function expectHeadingsInOrder(page: Page): Promise<void> {
  const ranks = await page.evaluate<number[]>(
    `[...document.querySelectorAll('h1, h2, h3, h4')].map(heading => Number(heading.tagName[1]))`,
  );
  expect(ranks.filter(rank => rank === 1)).toHaveLength(1);
  for (const [index, rank] of ranks.slice(1).entries())
    expect(rank - (ranks[index] ?? 0)).toBeLessThanOrEqual(1);
}
