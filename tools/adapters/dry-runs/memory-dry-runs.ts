import type { Attempt, DryRuns, Verdict } from './dry-runs.ts';

/** Dry runs in memory, for tests. */
export class MemoryDryRuns implements DryRuns {
  readonly #verdict: (attempt: Attempt) => Verdict;

  constructor(verdict: (attempt: Attempt) => Verdict = () => ({ kind: 'allowed' })) {
    this.#verdict = verdict;
  }

  async attempt(attempt: Attempt): Promise<Verdict> {
    return this.#verdict(attempt);
  }
}
