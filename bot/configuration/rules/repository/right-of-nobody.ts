import type { Right } from '../../../model/settings.ts';
import type { RepositoryFile } from '../../repository-file.ts';
import { targetsOf } from '../../repository-settings.ts';
import { rule } from '../rule.ts';

/** An empty list is nobody, and may have been meant as everyone, as in EESSI's `build_permission`. */
export const rightOfNobody = rule<RepositoryFile>(
  {
    id: 'right-of-nobody',
    severity: 'warning',
    says: 'Somebody has each right that something in the file is there for. An empty list is nobody; everyone is `everyone`.',
  },
  function* (file) {
    for (const right of neededRights(file))
      if (file.permissions[right].length === 0)
        yield {
          path: ['permissions', right],
          related: [['jobs'], ['builds'], ['benchmarks'], ['lists']],
          message: `nobody has the right \`${right}\``,
          got: '[]',
          fix: `write for example \`${right}: [role write]\``,
        };
  },
);

function neededRights(file: RepositoryFile): readonly Right[] {
  const targets = targetsOf(file);
  const commands = new Set(targets.map(({ command }) => command));
  const uploads = targets.some(({ upload }) => upload !== 'none');
  const needed: Readonly<Record<Right, boolean>> = {
    run: commands.has('run'),
    build: commands.has('build'),
    abort: targets.length > 0,
    approve: targets.length > 0,
    deploy: uploads,
    benchmark: commands.has('benchmark') && file.lists === undefined,
    command: true,
    admin: true,
  };
  return (Object.keys(file.permissions) as Right[]) // the schema has exactly the rights as keys
    .filter(right => needed[right]);
}
