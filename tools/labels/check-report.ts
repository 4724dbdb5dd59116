import type { Problem } from '../../fleet/problem.ts';
import type { Fleet } from '../../fleet/schema/fleet.ts';
import { findLabels, type SourceFile } from '../jenkinsfile/find-labels.ts';
import type { FoundLabels } from '../jenkinsfile/found-labels.ts';
import { type Idle, idleOf, missingFallbacks } from './check-idle.ts';
import { undecidedProblem, withoutFallback, withoutPool } from './check-problems.ts';
import { type AskedLabel, askedLabels } from './check-uses.ts';

/** What `fleet labels check --json` prints; every key is always there. */
export interface CheckFacts {
  /** The Jenkinsfiles, as they were named. */
  readonly files: readonly string[];
  /** Everything that is asked for, each once, with all places and ways. */
  readonly labels: readonly AskedLabel[];
  readonly undecided: FoundLabels['undecided'];
  readonly unusedPools: Idle['pools'];
  readonly unusedLabels: Idle['labels'];
  /** Errors first, then warnings; errors are labels without a pool. */
  readonly problems: readonly Problem[];
}

/** Compares what Jenkinsfiles ask for with what a fleet has. */
export function checkLabels(files: readonly SourceFile[], fleet: Fleet): CheckFacts {
  const { uses, undecided } = findLabels(files);
  const labels = askedLabels(uses, fleet);
  const idle = idleOf(labels, fleet);
  return {
    files: files.map(({ path }) => path),
    labels,
    undecided,
    unusedPools: idle.pools,
    unusedLabels: idle.labels,
    problems: [
      ...labels.flatMap(withoutPool),
      ...missingFallbacks(labels, fleet).flatMap(withoutFallback),
      ...undecided.map(undecidedProblem),
    ],
  };
}
