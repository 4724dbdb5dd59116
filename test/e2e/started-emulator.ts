import type { Emulator, EmulatorOptions } from '../../tools/adapters/emulator/emulator.ts';
import { MotoEmulators } from '../../tools/adapters/emulator/moto-emulators.ts';
import { diskFiles } from '../../tools/adapters/files/disk-files.ts';
import { EMULATOR_PYTHON } from '../../tools/emulator/installed.ts';

/** An emulator with what a test says of its account; the test stops it. */
export const startedEmulator = (
  options: Pick<EmulatorOptions, 'folder'> & Partial<EmulatorOptions>,
): Promise<Emulator> =>
  new MotoEmulators({ python: EMULATOR_PYTHON, environment: process.env, files: diskFiles }).start({
    images: [],
    zones: [],
    ...options,
  });
