import type { PullRef } from '../../model/pull.ts';

/**
 * The branch of a pull request in the benchmarking project: `OrdinaryDiffEq.jl-42-1300192`, its repository's name and its number as
 * people know them, and the repository's number, which no other has: two of the same name under different owners share no branch, and
 * a name that ends in digits gives none twice. Always a sound name for git.
 */
export const branchOf = ({ repository, number }: PullRef): string => {
  const [, name = ''] = repository.name.split('/', 2);
  const safe = name
    .replaceAll(/[^A-Za-z0-9._-]+/g, '-')
    .replaceAll(/\.{2,}/g, '.')
    .replace(/^[.-]+/, '')
    .slice(0, 100);
  return `${safe === '' ? 'repository' : safe}-${number}-${repository.id}`;
};
