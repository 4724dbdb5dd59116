import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { CHROMIUM, openChromium } from './chromium.ts';

const USAGE = `node tools/map/screenshot.ts FILE.html OUT.png [--dark] [--width 1280] [--height N] [--chromium ${CHROMIUM}]
Takes a picture of a page with the installed Chromium: the whole page, or its first N pixels. OUT.pdf prints it.`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    dark: { type: 'boolean', default: false },
    width: { type: 'string', default: '1280' },
    height: { type: 'string' },
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
    const viewport = { width: Number(values.width), height: Number(values.height ?? 900) };
    const tab = await browser.newPage({ viewport, colorScheme: values.dark ? 'dark' : 'light' });
    await tab.goto(pathToFileURL(resolve(file)).href);
    if (path.endsWith('.pdf')) await tab.pdf({ path, format: 'A4', printBackground: true });
    else await tab.screenshot({ path, fullPage: values.height === undefined });
  } finally {
    await browser.close();
  }
}
