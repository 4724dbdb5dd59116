import type { RepositoryFile } from '../../repository-file.ts';
import { rule } from '../rule.ts';

/** The list is of benchmarkers. */
export const listUnused = rule<RepositoryFile>(
  {
    id: 'list-unused',
    severity: 'warning',
    says: 'A list of benchmarkers goes with `benchmarks`.',
  },
  function* ({ lists, benchmarks }) {
    if (lists === undefined || benchmarks !== undefined) return;
    yield {
      path: ['lists'],
      related: [['benchmarks']],
      message: 'there are no benchmarks that the people of the list could run',
      fix: 'add `benchmarks: {}`, or remove `lists`',
    };
  },
);
