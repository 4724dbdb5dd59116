import { posix } from 'node:path';
import { FileMissing, type Files } from './files.ts';

/** Files that exist in memory only, for tests; `written` counts how often each path was written. */
export class MemoryFiles implements Files {
  readonly written = new Map<string, number>();
  readonly #texts: Map<string, string | Uint8Array>;

  constructor(texts: Readonly<Record<string, string>> = {}) {
    this.#texts = new Map(Object.entries(texts).map(([path, text]) => [posix.resolve('/', path), text]));
  }

  read(path: string): string {
    const text = this.#texts.get(posix.resolve('/', path));
    if (text === undefined) throw new FileMissing(path);
    return typeof text === 'string' ? text : new TextDecoder().decode(text);
  }

  write(path: string, text: string): void {
    this.#set(path, text);
  }

  bytes(path: string): Uint8Array | undefined {
    const content = this.#texts.get(posix.resolve('/', path));
    return typeof content === 'string' ? new TextEncoder().encode(content) : content?.slice();
  }

  writeBytes(path: string, bytes: Uint8Array): void {
    this.#set(path, bytes.slice());
  }

  #set(path: string, content: string | Uint8Array): void {
    this.#texts.set(posix.resolve('/', path), content);
    this.written.set(path, (this.written.get(path) ?? 0) + 1);
  }

  remove(path: string): void {
    this.#texts.delete(posix.resolve('/', path));
  }

  list(folder: string): readonly string[] {
    const prefix = posix.join(posix.resolve('/', folder), '/');
    const below = [...this.#texts.keys()].filter(path => path.startsWith(prefix));
    return below.map(path => path.slice(prefix.length)).sort();
  }

  exists(path: string): boolean {
    return this.#texts.has(posix.resolve('/', path)) || this.list(path).length > 0;
  }
}
