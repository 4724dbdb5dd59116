import type { Emulator, EmulatorOptions, Emulators } from './emulator.ts';

/** Emulators that only count, for tests of what uses one; `started` keeps what was asked of them. */
export class PlayedEmulators implements Emulators {
  readonly started: EmulatorOptions[] = [];
  /** Endpoints of those that run. */
  readonly running = new Set<string>();
  readonly #kept = new Map<string, string>();

  async start(options: EmulatorOptions): Promise<Emulator> {
    options.signal?.throwIfAborted();
    const endpoint = `http://127.0.0.1:${this.started.push(options)}`;
    this.running.add(endpoint);
    return {
      endpoint,
      log: `${options.folder}/moto.log`,
      stop: async () => void this.running.delete(endpoint),
      keep: async () => {
        await this.stopKept(options.folder);
        this.#kept.set(options.folder, endpoint);
      },
    };
  }

  async kept(folder: string): Promise<string | undefined> {
    const endpoint = this.#kept.get(folder);
    return endpoint !== undefined && this.running.has(endpoint) ? endpoint : undefined;
  }

  async stopKept(folder: string): Promise<boolean> {
    const endpoint = await this.kept(folder);
    this.#kept.delete(folder);
    return endpoint !== undefined && this.running.delete(endpoint);
  }
}
