import type { Path } from '../../problem.ts';
import type { PlainValue, ScalarValue } from '../tree.ts';

type Value = ScalarValue | Value[] | { [key: string]: Value };

/** A copy of plain data that may be changed. */
export class Draft {
  readonly #root: { [key: string]: Value };

  constructor(data: { readonly [key: string]: PlainValue }) {
    this.#root = structuredClone(data) as { [key: string]: Value }; // the copy is ours, so it may be written to
  }

  get data(): { readonly [key: string]: PlainValue } {
    return this.#root;
  }

  has(path: Path): boolean {
    return this.#at(path) !== undefined;
  }

  keys(path: Path): readonly string[] {
    const value = this.#at(path);
    return isMap(value) ? Object.keys(value) : [];
  }

  /** @returns false when there is no map or list to hold the value, or nothing that can be copied into it */
  set(path: Path, value: unknown): boolean {
    const [parent, step] = this.#holder(path);
    if (step === undefined) return false;
    const copy = structuredClone(value) as Value; // examples of a schema for YAML are plain data
    if (isMap(parent)) parent[step] = copy;
    else if (Array.isArray(parent) && typeof step === 'number' && step < parent.length) parent[step] = copy;
    else return false;
    return true;
  }

  /** Removes a key. An item is not removed, because those behind it would move: its whole list is. */
  remove(path: Path): Path | undefined {
    const [parent, step] = this.#holder(path);
    if (step === undefined) return undefined;
    if (Array.isArray(parent)) return this.remove(path.slice(0, -1));
    if (!isMap(parent) || !Object.hasOwn(parent, step)) return undefined;
    delete parent[step];
    return path;
  }

  /** Gives a value another key of the same map. */
  rename(path: Path, key: string): void {
    const value = this.#at(path);
    if (value === undefined || this.remove(path) === undefined) return;
    this.set([...path.slice(0, -1), key], value);
  }

  #holder(path: Path): readonly [Value | undefined, string | number | undefined] {
    return [this.#at(path.slice(0, -1)), path.at(-1)];
  }

  #at(path: Path): Value | undefined {
    let value: Value | undefined = this.#root;
    for (const step of path) {
      if (Array.isArray(value)) value = typeof step === 'number' ? value[step] : undefined;
      else value = isMap(value) && Object.hasOwn(value, step) ? value[step] : undefined;
    }
    return value;
  }
}

function isMap(value: Value | undefined): value is { [key: string]: Value } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
