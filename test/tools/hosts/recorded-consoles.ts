import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Consoles as machines write them, whole, cut and hostile; beside each `.txt` a `.keys` with what is to be read there. */
const CONSOLES = fileURLToPath(new URL('../../fixtures/console-output', import.meta.url));

/** Every recorded console, by name, with the keys on it. */
export function recordedConsoles(): readonly (readonly [string, string, readonly string[]])[] {
  const read = (file: string) => readFileSync(join(CONSOLES, file), 'utf8');
  return readdirSync(CONSOLES)
    .filter(file => file.endsWith('.txt'))
    .map(file => {
      const name = file.slice(0, -'.txt'.length);
      return [name, read(file), read(`${name}.keys`).split('\n').filter(Boolean)] as const;
    });
}
