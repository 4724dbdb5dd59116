import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

// What AWS Lambda does with a package at a cold start: it loads the program and hands it the first event.
const [folder] = process.argv.slice(2);
const { handler } = await import(pathToFileURL(join(folder, 'index.mjs')).href);
const { statusCode } = await handler(JSON.parse(readFileSync(join(folder, 'event.json'), 'utf8')));
process.stdout.write(`${statusCode}\n`, () => process.exit());
