import { ANY, type Path } from '../../problem.ts';

/** Paths, and quick answers to how another path lies to them. */
export class PathSet {
  readonly #members = new Set<string>();
  readonly #above = new Set<string>();
  readonly #paths: Path[] = [];

  constructor(paths: Iterable<Path> = []) {
    for (const path of paths) this.add(path);
  }

  add(path: Path): void {
    this.#paths.push(path);
    this.#members.add(JSON.stringify(path));
    for (let length = 0; length < path.length; length++)
      this.#above.add(JSON.stringify(path.slice(0, length)));
  }

  has(path: Path): boolean {
    return this.#members.has(JSON.stringify(path));
  }

  /** Whether a path equals a member or lies inside one. */
  covers(path: Path): boolean {
    if (this.#members.size === 0) return false;
    for (let length = 0; length <= path.length; length++)
      if (this.#members.has(JSON.stringify(path.slice(0, length)))) return true;
    return false;
  }

  /** Whether a path equals a member, lies inside one or contains one; in the path, `ANY` stands for every key. */
  touches(path: Path): boolean {
    if (path.includes(ANY)) return this.#paths.some(member => onOneWay(member, path));
    return this.covers(path) || this.#above.has(JSON.stringify(path));
  }
}

/** Whether one of two paths leads to the other. */
function onOneWay(member: Path, pattern: Path): boolean {
  const length = Math.min(member.length, pattern.length);
  return pattern.slice(0, length).every((step, index) => step === ANY || step === member[index]);
}
