import type { Consoles } from './consoles.ts';

/** Consoles in memory, for tests: texts by instance id. */
export class MemoryConsoles implements Consoles {
  readonly #texts: ReadonlyMap<string, string>;

  constructor(texts: Readonly<Record<string, string>>) {
    this.#texts = new Map(Object.entries(texts));
  }

  async consoleOutput(instanceId: string): Promise<string | undefined> {
    return this.#texts.get(instanceId);
  }
}
