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
export async function faintTexts(page: Page): Promise<readonly FaintText[]> {
  const { seen, faint } = await page.evaluate<{ seen: number; faint: FaintText[] }>(`(${FAINT_TEXTS})(4.5)`);
  expect(seen).toBeGreaterThan(20);
  return faint;
}
