import { join } from 'node:path';
import type { ImagePins } from '../../fleet/images/pins.ts';
import { MemoryTerminal } from '../../tools/adapters/terminal/memory-terminal.ts';
import { openCloud } from '../../tools/cloud/cloud.ts';
import { emulatedAccount } from '../../tools/emulator/emulated-account.ts';
import { openSoundFleet } from '../../tools/fleet-file/open-fleet.ts';
import { openPins } from '../../tools/fleet-file/open-pins.ts';
import { processWorld } from '../../tools/process-world.ts';
import { stepsOn } from '../../tools/progress/steps.ts';
import type { World } from '../../tools/world.ts';
import { startedEmulator } from './started-emulator.ts';

/** A fleet on an emulator of its own, with real Terraform, in a folder of its own. @param later - images that are pinned later */
export async function emulatedFleet(named: string, folder: string, ...later: readonly ImagePins[]) {
  const terminal = new MemoryTerminal();
  const world: World = { ...processWorld(process), terminal };
  const opened = openSoundFleet(named, world);
  const account = emulatedAccount(opened.fleet, openPins(opened, undefined, world), ...later);
  const emulator = await startedEmulator({ folder: join(folder, 'moto'), ...account });
  const steps = stepsOn(world, { quiet: true });
  const open = () => openCloud(named, { out: folder, emulator: emulator.endpoint }, steps, world);
  return { world, terminal, opened, emulator, steps, open };
}
