import { type Browser, chromium } from 'playwright-core';

/** Where Debian puts it. */
export const CHROMIUM = '/usr/bin/chromium';

/** Headless, also as root, and without a word to anybody outside. */
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-lcd-text',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Starts a Chromium with a fresh profile. The caller closes it. @throws Error when it is not there or does not start. */
export const openChromium = (executablePath = CHROMIUM): Promise<Browser> =>
  chromium.launch({ executablePath, args: FLAGS });
