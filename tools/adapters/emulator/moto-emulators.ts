import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Files } from '../files/files.ts';
import type { Emulator, EmulatorOptions, Emulators } from './emulator.ts';
import { makeHostedZone } from './hosted-zone.ts';
import { imageFile } from './image-file.ts';
import { keptFile, readKept, writeKept } from './kept-file.ts';
import { answers, startMoto } from './moto-process.ts';

/** Where the emulator is installed, and with what it runs. */
export interface MotoOptions {
  /** The path of the Python of the environment that holds moto. */
  readonly python: string;
  /** The environment of this program; only what a program needs to run is handed on. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly files: Files;
}

const LOOK_EVERY = 50;

/** moto's server, pinned in `tools/emulator/requirements.txt`, in a process of its own. */
export class MotoEmulators implements Emulators {
  readonly #options: MotoOptions;

  constructor(options: MotoOptions) {
    this.#options = options;
  }

  async start({ folder, images, zones, signal }: EmulatorOptions): Promise<Emulator> {
    const { python, environment, files } = this.#options;
    // The emulator runs in its folder, so that the paths it is given must be whole.
    const place = resolve(folder);
    const imagesPath = join(place, 'images.json');
    files.write(imagesPath, imageFile(images));
    const moto = await startMoto({ python: resolve(python), folder: place, imagesPath, environment, signal });
    try {
      for (const zone of zones) await makeHostedZone(moto.endpoint, zone);
    } catch (error) {
      await moto.stop();
      throw error;
    }
    const { endpoint, pid, log, stop } = moto;
    const keep = async () => {
      writeKept(place, { endpoint, pid }, files);
      await moto.keepWhile(keptFile(place));
    };
    return { endpoint, log, stop, keep };
  }

  async kept(folder: string): Promise<string | undefined> {
    const endpoint = readKept(resolve(folder), this.#options.files)?.endpoint;
    return endpoint !== undefined && (await answers(endpoint)) ? endpoint : undefined;
  }

  async stopKept(folder: string): Promise<boolean> {
    const place = resolve(folder);
    const endpoint = await this.kept(place);
    this.#options.files.remove(keptFile(place), place);
    // It looks for the file some times a second.
    while (endpoint !== undefined && (await answers(endpoint))) await pause(LOOK_EVERY);
    return endpoint !== undefined;
  }
}
