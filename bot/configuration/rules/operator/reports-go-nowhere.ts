import type { OperatorFile } from '../../operator-file.ts';
import { rule } from '../rule.ts';

/** Without a repository there is a verdict in the comment and no page behind it. */
export const reportsGoNowhere = rule<OperatorFile>(
  {
    id: 'reports-go-nowhere',
    severity: 'warning',
    says: '`gitlab` and `benchmarks` go together: one measures, the other keeps the reports.',
  },
  function* ({ gitlab, benchmarks }) {
    if ((gitlab === undefined) === (benchmarks === undefined)) return;
    const [there, missing] = gitlab === undefined ? ['benchmarks', 'gitlab'] : ['gitlab', 'benchmarks'];
    yield {
      path: [there],
      related: [[missing]],
      message: gitlab === undefined ? 'nothing measures what would be reported' : 'reports are kept nowhere',
      fix: `add \`${missing}\`${gitlab === undefined ? ', or remove `benchmarks`' : ''}`,
    };
  },
);
