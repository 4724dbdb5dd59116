import { execFileSync } from 'node:child_process';
import { realpathSync } from 'node:fs';
import { dirname } from 'node:path';

/** Runs a script with Debian's Groovy, which is of the version that Jenkins has in it. @returns its standard output. */
export function runGroovy(script: string, folder: string): string {
  const java = execFileSync('bash', ['-c', 'command -v java'], { encoding: 'utf8' }).trim();
  return execFileSync('groovy', ['--encoding', 'UTF-8', script], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 1 << 26,
    // The package guesses a folder that not every Java has.
    env: { PATH: process.env.PATH, JAVA_HOME: dirname(dirname(realpathSync(java))) },
  });
}
