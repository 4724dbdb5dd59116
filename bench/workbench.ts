import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { STANDARD_IMAGES } from '../fleet/schema/images.ts';
import { manyPools, pinsOfManyPools } from './many-pools.ts';

/** A temporary folder with all that measuring needs. */
export interface Workbench {
  /** The project's folder. */
  readonly root: string;
  /** The temporary folder. */
  readonly folder: string;
  /** Where programs write; emptied before each run, so that each run writes everything. */
  readonly outFolder: string;
  /** The environment of every measured program: nothing of the caller's but PATH and HOME. */
  readonly environment: Readonly<Record<string, string>>;
  /** Writes a made-up fleet of so many pools and jobs; gives its file. */
  readonly fleetOf: (pools: number, jobs?: number) => string;
}

/** Makes the folder. The caller removes it. */
export function openWorkbench(caller: Readonly<Record<string, string | undefined>>): Workbench {
  const folder = mkdtempSync(join(tmpdir(), 'fleet-bench-'));
  return {
    root: fileURLToPath(new URL('..', import.meta.url)),
    folder,
    outFolder: join(folder, 'out'),
    environment: {
      PATH: [dirname(process.execPath), caller.PATH].join(delimiter),
      HOME: caller.HOME ?? folder,
      CI: '1',
      CHECKPOINT_DISABLE: '1',
    },
    fleetOf: (pools, jobs = 1) => writeFleet(join(folder, `pools-${pools}-${jobs}`), pools, jobs),
  };
}

/** Empties a folder, or makes it. Gives its path. */
export function emptied(folder: string): string {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  return folder;
}

function writeFleet(folder: string, pools: number, jobs: number): string {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'fleet.yaml'), manyPools(pools, jobs));
  writeFileSync(join(folder, 'images.yaml'), pinsOfManyPools(Object.keys(STANDARD_IMAGES)));
  return join(folder, 'fleet.yaml');
}
