import type { Finding, Path } from '../problem.ts';
import { Draft } from './issues/draft.ts';
import { unknownKeyFix } from './issues/finding-fix.ts';
import { type Issue, type Leaf, leafIssues } from './issues/leaf-issues.ts';
import { PathSet } from './issues/path-set.ts';
import { emptyAt, exampleAt, keysAt, type Schema } from './issues/schema-walk.ts';
import type { PlainValue } from './tree.ts';

/**
 * Makes data that a schema refused acceptable, so that rules about relations can look at the rest of it:
 * misspelt keys get their right names, other unknown keys are dropped, a bad or missing value becomes the
 * schema's example for its place, or an empty map or list that the next step fills; where there is none, or where the example does not help, the value is
 * dropped, and at last what holds it. Each call goes one step further.
 */
export class Mender {
  readonly #schema: Schema;
  readonly #draft: Draft;
  readonly #exampleTried = new PathSet();
  readonly #paths: Path[] = [];

  constructor(schema: Schema, data: { readonly [key: string]: PlainValue }) {
    this.#schema = schema;
    this.#draft = new Draft(data);
  }

  /** The data as mended so far. */
  get data(): unknown {
    return this.#draft.data;
  }

  /** Where a value was made up or dropped. Unknown keys are not among them: nothing refers to those. */
  get paths(): readonly Path[] {
    return this.#paths;
  }

  /** @returns false when nothing more can be done about the issues */
  mend(issues: readonly Issue[]): boolean {
    const leaves = leafIssues(issues, path => this.#draft.has(path));
    const done = new PathSet();
    let changed = false;
    for (const leaf of leaves) if (this.#dropUnknown(leaf, done)) changed = true;
    for (const {
      path,
      issues: [issue],
    } of leaves) {
      if (issue.code === 'unrecognized_keys' || done.covers(path)) continue;
      const mended = issue.code === 'invalid_key' ? this.#draft.remove(path) : this.#replace(path);
      if (mended === undefined) continue;
      this.#paths.push(mended);
      done.add(mended);
      changed = true;
    }
    return changed;
  }

  #dropUnknown({ path, issues: [issue] }: Leaf, done: PathSet): boolean {
    if (issue.code !== 'unrecognized_keys') return false;
    const known = keysAt(this.#schema, path);
    for (const key of issue.keys) {
      const present = new Set(this.#draft.keys(path));
      const { meant } = unknownKeyFix(
        key,
        known,
        known.filter(name => !present.has(name)),
      );
      if (meant === undefined || present.has(meant)) this.#draft.remove([...path, key]);
      else {
        this.#draft.rename([...path, key], meant);
        this.#paths.push([...path, meant]);
        done.add([...path, meant]);
      }
    }
    return true;
  }

  #replace(path: Path): Path | undefined {
    for (let length = path.length; length > 0; length--) {
      const place = path.slice(0, length);
      const example = this.#exampleTried.has(place) ? undefined : this.#standIn(place);
      if (example !== undefined && this.#draft.set(place, example)) {
        this.#exampleTried.add(place);
        return place;
      }
      const removed = this.#draft.remove(place);
      if (removed !== undefined) return removed;
    }
    return undefined;
  }

  #standIn(place: Path): unknown {
    return exampleAt(this.#schema, place) ?? emptyAt(this.#schema, place);
  }
}

/** The findings that do not look at anything that was made up or dropped. */
export function withoutMended(findings: readonly Finding[], mended: readonly Path[]): readonly Finding[] {
  if (mended.length === 0) return findings;
  const paths = new PathSet(mended);
  return findings.filter(
    ({ path, related = [] }) => ![path, ...related].some(looked => paths.touches(looked)),
  );
}
