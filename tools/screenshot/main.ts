import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import type { Page } from 'playwright-core';
import { CHROMIUM, openChromium } from './chromium.ts';

const USAGE = `node tools/screenshot/main.ts FILE.html OUT.png [--dark] [--width 1280] [--until SELECTOR] [--chromium ${CHROMIUM}]
Takes a picture of a page with the installed Chromium: the whole page, or down to the end of\nan element. OUT.pdf prints it.`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    dark: { type: 'boolean', default: false },
    width: { type: 'string', default: '1280' },
    until: { type: 'string' },
    chromium: { type: 'string', default: CHROMIUM },
  },
});
const [page, picture, ...rest] = positionals;
if (page === undefined || picture === undefined || rest.length > 0) {
  process.stderr.write(`${USAGE}\n`);
  process.exitCode = 2;
} else await take(page, picture);

async function take(file: string, path: string): Promise<void> {
  const browser = await openChromium(values.chromium);
  try {
    const width = Number(values.width);
    const colorScheme = values.dark ? 'dark' : 'light';
    const tab = await browser.newPage({ viewport: { width, height: 900 }, colorScheme });
    await tab.goto(pathToFileURL(resolve(file)).href);
    if (path.endsWith('.pdf')) await tab.pdf({ path, format: 'A4', printBackground: true });
    else {
      await tab.screenshot({ path, fullPage: true, ...(await clipOf(tab, width)) });
    }
  } finally {
    await browser.close();
  }
}

/** With `--until`: from the top of the page to a little below the element. */
async function clipOf(tab: Page, width: number) {
  if (values.until === undefined) return {};
  const box = await tab.locator(values.until).first().boundingBox();
  if (box === null) throw new Error(`the page shows no \`${values.until}\``);
  return { clip: { x: 0, y: 0, width, height: Math.ceil(box.y + box.height) + 24 } };
}
