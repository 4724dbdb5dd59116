import type { z } from 'zod';
import type { Path } from '../../problem.ts';

/** An issue of zod. */
export type Issue = z.core.$ZodIssue;

/** A place where the value is wrong. Several issues are alternatives: a value that meets one of them would do. */
export interface Leaf {
  readonly path: Path;
  readonly issues: readonly [Issue, ...Issue[]];
}

/**
 * Zod's issues with those of unions resolved: where all branches complain about the value itself their
 * complaints are alternatives; otherwise the branch that fits best speaks for the union.
 * @param isThere whether the value has something at a path
 */
export function leafIssues(
  issues: readonly Issue[],
  isThere: (path: Path) => boolean,
  prefix: Path = [],
): readonly Leaf[] {
  return issues.flatMap(issue => {
    const path = [...prefix, ...issue.path.map(step => (typeof step === 'number' ? step : String(step)))];
    if (issue.code !== 'invalid_union' || issue.errors.length === 0 || !isThere(path))
      return [{ path, issues: [issue] }];
    return unionLeaves(
      issue.errors.map(branch => leafIssues(branch, isThere, path)),
      path,
    );
  });
}

function unionLeaves(branches: readonly (readonly Leaf[])[], path: Path): readonly Leaf[] {
  const [first, ...others] = branches.flat().flatMap(leaf => leaf.issues);
  const shallow = branches.every(branch => branch.every(leaf => isAbout(leaf, path)));
  if (shallow && first !== undefined) return [{ path, issues: [first, ...others] }];
  const score = (branch: readonly Leaf[]) => misfit(branch, path);
  return branches.toSorted((a, b) => score(a) - score(b))[0] ?? [];
}

/** Whether a leaf complains about the value at the path as a whole. */
function isAbout(leaf: Leaf, path: Path): boolean {
  return leaf.path.length === path.length && leaf.issues.every(issue => issue.code !== 'unrecognized_keys');
}

/** How badly a branch fits: another type is worst, then keys that it lacks or does not know, then the rest. */
function misfit(branch: readonly Leaf[], path: Path): number {
  return branch.reduce((sum, leaf) => sum + (isAbout(leaf, path) ? 10_000 : weight(leaf.issues[0])), 0);
}

function weight(issue: Issue): number {
  if (issue.code === 'unrecognized_keys') return 100 * issue.keys.length;
  return issue.code === 'invalid_type' ? 100 : 1;
}
