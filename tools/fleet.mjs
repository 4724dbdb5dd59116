#!/usr/bin/env node
import { enableCompileCache } from 'node:module';

// A cold start spends a third of its time compiling what a warm one reads from Node's own cache. This file alone is
// JavaScript: a TypeScript one would be read before the cache is on, and load the compiler that strips types.
enableCompileCache();
const [{ runCommandLine }, { processWorld }] = await Promise.all([
  import('./command-line.ts'),
  import('./process-world.ts'),
]);
process.exitCode = await runCommandLine(process.argv.slice(2), processWorld(process));
