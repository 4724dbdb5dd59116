import { join } from 'node:path';
import { openSoundFleet } from '../fleet-file/open-fleet.ts';
import { openPins } from '../fleet-file/open-pins.ts';
import type { World } from '../world.ts';
import { outputsOf } from './outputs.ts';
import { partsOf } from './parts.ts';

/** Options that say what is synthesised and where to. */
export interface SynthOptions {
  readonly out: string;
  readonly images?: string;
}

/** The texts that a fleet becomes and the folder they belong in. */
export function synthesised(named: string | undefined, options: SynthOptions, world: World) {
  const opened = openSoundFleet(named, world);
  const pins = openPins(opened, options.images, world);
  const wanted = outputsOf({ fleet: opened.fleet, pins, source: opened.file, parts: partsOf(world.files) });
  return { ...opened, wanted, folder: join(options.out, opened.fleet.fleet) };
}
