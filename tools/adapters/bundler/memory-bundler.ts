import { type Bundled, BundleFailed, type Bundler } from './bundler.ts';

/** Has programs that were bundled before, by entry. */
export class MemoryBundler implements Bundler {
  readonly #programs: ReadonlyMap<string, string>;

  constructor(programs: Readonly<Record<string, string>>) {
    this.#programs = new Map(Object.entries(programs));
  }

  async bundle(entry: string): Promise<Bundled> {
    const text = this.#programs.get(entry);
    if (text === undefined) throw new BundleFailed(`there is no \`${entry}\``);
    const encoder = new TextEncoder();
    return { program: encoder.encode(text), sourceMap: encoder.encode(`{"sources":["${entry}"]}`) };
  }
}
