import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { CHROMIUM, openChromium } from '../../tools/screenshot/chromium.ts';
import { lookAt } from './looked-page.ts';

/** CI fails without a Chromium; on another machine its tests are left out. */
export const withoutChromium = !existsSync(CHROMIUM) && process.env.CI === undefined;

/** Pages that tests look at. */
interface OpenPages<Name extends string> {
  /** Opens a page, lets a test look at it, and proves that it complained of nothing and asked for nothing. */
  look(name: Name, options: BrowserContextOptions, test: (page: Page) => Promise<void>): Promise<void>;
  /** Names that try to be elements made none: the page has those of the page with other names. */
  expectAsHarmless(hostile: Name, harmless: Name): Promise<void>;
  /** A script that gets into the page does nothing. */
  expectNoForeignScript(name: Name): Promise<void>;
}

/** Tests of pages in Chromium. All pages are made before the first test. */
export function describePages<Name extends string>(
  title: string,
  names: readonly Name[],
  pageOf: (name: Name) => string,
  tests: (pages: OpenPages<Name>) => void,
): void {
  describe.skipIf(withoutChromium)(`${title} in Chromium (Debian package \`chromium\`)`, () => {
    let browser: Browser;
    const folder = mkdtempSync(join(tmpdir(), 'fleet-pages-'));
    const fileOf = (name: Name): string => join(folder, `${name}.html`);
    beforeAll(async () => {
      for (const name of names) writeFileSync(fileOf(name), pageOf(name));
      browser = await openChromium();
    });
    afterAll(async () => {
      await browser?.close();
      rmSync(folder, { recursive: true });
    });
    const look: OpenPages<Name>['look'] = (name, options, test) =>
      lookAt(browser, fileOf(name), options, test);
    tests({
      look,
      expectAsHarmless: (hostile, harmless) => expectAsHarmless(look, hostile, harmless),
      expectNoForeignScript: name => expectNoForeignScript(browser, fileOf(name)),
    });
  });
}

function expectAsHarmless<Name extends string>(
  look: OpenPages<Name>['look'],
  hostile: Name,
  harmless: Name,
): Promise<void> {
  return look(hostile, {}, async page => {
    expect(await page.title()).not.toBe('owned');
    const own = await page.locator('*').count();
    await look(harmless, {}, async other => expect(await other.locator('*').count()).toBe(own));
  });
}

/** The browser complains of the script, so nobody listens here as `lookAt` does. */
async function expectNoForeignScript(browser: Browser, file: string): Promise<void> {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    await page.goto(pathToFileURL(file).href);
    await page.evaluate(
      `document.body.append(Object.assign(document.createElement('script'), { text: "document.title = 'run'" }))`,
    );
    expect(await page.title()).not.toBe('run');
  } finally {
    await context.close();
  }
}
