import { didYouMean } from '../did-you-mean.ts';
import { own } from './own.ts';
import { rule } from './rule.ts';

/** A view would silently be without it. */
export const viewJobUnknown = rule(
  {
    id: 'view-job-unknown',
    severity: 'error',
    says: 'Views list jobs of the fleet.',
  },
  function* ({ fleet: { jobs, jenkins } }) {
    for (const [view, names] of Object.entries(jenkins.views))
      for (const [index, name] of names.entries()) {
        if (own(jobs, name) !== undefined) continue;
        yield {
          path: ['jenkins', 'views', view, index],
          related: [['jobs']],
          message: 'a view lists jobs of the fleet',
          got: name,
          fix: didYouMean(name, Object.keys(jobs), 'remove it, or add the job to `jobs`'),
        };
      }
  },
);
