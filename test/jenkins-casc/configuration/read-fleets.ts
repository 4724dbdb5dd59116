import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseInstanceTypes } from '../../../fleet/catalogue/instance-types.ts';
import { loadFleet } from '../../../fleet/check.ts';
import type { Fleet } from '../../../fleet/schema/fleet.ts';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const read = (file: string) => readFileSync(join(ROOT, file), 'utf8');
const catalogue = parseInstanceTypes(read('fleet/catalogue/ec2-instance-types.csv'));

/** The project's own fleets, by their files. */
export const ownFleets: ReadonlyMap<string, Fleet> = new Map(
  globSync('fleets/*/*.yaml', { cwd: ROOT })
    .filter(file => !file.endsWith('/images.yaml'))
    .sort()
    .map(file => {
      const loaded = loadFleet(file, { read, catalogue });
      if (!loaded.ok) throw new Error(`${file} is no sound fleet`);
      return [file, loaded.value];
    }),
);
