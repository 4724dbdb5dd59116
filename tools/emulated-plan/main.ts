import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MotoEmulators } from '../adapters/emulator/moto-emulators.ts';
import { runCommandLine } from '../command-line.ts';
import { emulatedAccount } from '../emulator/emulated-account.ts';
import { EMULATOR_PYTHON } from '../emulator/installed.ts';
import type { ExitCode } from '../exit-codes.ts';
import { explainFailure } from '../explain-failure.ts';
import { openSoundFleet } from '../fleet-file/open-fleet.ts';
import { openPins } from '../fleet-file/open-pins.ts';
import { processWorld } from '../process-world.ts';
import type { World } from '../world.ts';

// `fleet plan [FLEET] [OPTIONS]` on an emulator that is there for this one plan: what CI does without credentials.
// It is made in a folder of its own, because a state that a demo left behind would not be the emulator's.

const world = processWorld(process);
const words = process.argv.slice(2);
try {
  process.exitCode = await planOnEmulator(words, world);
} catch (error) {
  process.exitCode = explainFailure(error, world, words.includes('--debug'));
}

async function planOnEmulator(words: readonly string[], world: World): Promise<ExitCode> {
  const { environment, files, signal } = world;
  const named = words[0]?.startsWith('-') ? undefined : words[0];
  const opened = openSoundFleet(named, world);
  const account = emulatedAccount(opened.fleet, openPins(opened, undefined, world));
  const folder = mkdtempSync(join(tmpdir(), 'emulated-plan-'));
  const emulator = await new MotoEmulators({ python: EMULATOR_PYTHON, environment, files }).start({
    folder,
    ...account,
    signal,
  });
  try {
    return await runCommandLine(['plan', ...words, '--emulator', emulator.endpoint, '--out', folder], world);
  } finally {
    await emulator.stop();
    rmSync(folder, { recursive: true });
  }
}
