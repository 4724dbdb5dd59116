import { join } from 'node:path';
import { openSoundFleet } from '../fleet-file/open-fleet.ts';
import { openPins } from '../fleet-file/open-pins.ts';
import type { World } from '../world.ts';
import { type OtherValues, withOtherValues } from './other-values.ts';
import { outputsOf } from './outputs.ts';
import { partsOf } from './parts.ts';

/** Options that say what is synthesised and where to. */
export interface SynthOptions {
  readonly out: string;
  readonly images?: string;
}

/** The texts that a fleet becomes, by choice with other values than its files have, and the folder they belong in. */
export function synthesised(
  named: string | undefined,
  options: SynthOptions,
  world: World,
  other: OtherValues = {},
) {
  const opened = openSoundFleet(named, world);
  const meant = withOtherValues(
    { fleet: opened.fleet, pins: openPins(opened, options.images, world) },
    other,
  );
  const wanted = outputsOf({ ...meant, source: opened.file, parts: partsOf(world.files) });
  return { ...opened, fleet: meant.fleet, wanted, folder: join(options.out, opened.fleet.fleet) };
}
