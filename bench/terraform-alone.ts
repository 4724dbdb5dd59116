import { join } from 'node:path';
import { synthText, terraformOf } from '../stacks/synth.ts';
import { openSoundFleet } from '../tools/fleet-file/open-fleet.ts';
import { openPins } from '../tools/fleet-file/open-pins.ts';
import { processWorld } from '../tools/process-world.ts';

/** Writes Terraform's part of TVM's fleet, and nothing else that comes from it. */
export function terraformAlone(out: string): void {
  const world = processWorld(process);
  const opened = openSoundFleet('tvm', world);
  const pins = openPins(opened, undefined, world);
  const text = synthText(terraformOf({ fleet: opened.fleet, pins, source: opened.file }));
  world.files.write(join(out, 'tvm/terraform/main.tf.json'), text);
}
