import type { RepositoryFile } from '../../repository-file.ts';
import { BENCHMARKS } from '../../repository-settings.ts';
import { rule } from '../rule.ts';

/** Case is ignored in commands, as the MXNet bot does. */
export const targetNameTwice = rule<RepositoryFile>(
  {
    id: 'target-name-twice',
    severity: 'error',
    says: 'No two targets have names that differ in case alone, and no job is called `benchmarks` beside the benchmarks.',
  },
  function* ({ jobs, benchmarks }) {
    const taken = new Map(benchmarks === undefined ? [] : [[BENCHMARKS, 'the benchmarks']]);
    for (const name of Object.keys(jobs)) {
      const other = taken.get(name.toLowerCase());
      if (other === undefined) taken.set(name.toLowerCase(), `\`${name}\``);
      else
        yield {
          path: ['jobs', name],
          related: [['benchmarks']],
          message: `commands cannot tell \`${name}\` from ${other}`,
          got: name,
          fix: 'choose another name',
        };
    }
  },
);
