#!/usr/bin/env node
import { enableCompileCache } from 'node:module';

// The first start compiles what every other one reads from Node's own cache; `npm run bench` shows both. This file alone is
// JavaScript: a TypeScript one would be read before the cache is on, and load the compiler that strips types.
enableCompileCache();
const [{ runCommandLine }, { processWorld }] = await Promise.all([
  import('./command-line.ts'),
  import('./process-world.ts'),
]);
process.exitCode = await runCommandLine(process.argv.slice(2), processWorld(process));
