import { type Names, namedTwice } from '../../../../fleet/rules/named-twice.ts';
import type { RepositoryFile } from '../../repository-file.ts';
import { LISTED_TWICE } from '../listed-twice.ts';
import { rule } from '../rule.ts';
import { granteeLists, granteeWord } from './grantee-lists.ts';

/** A second time has no effect; most often another entry was meant. */
export const listedTwice = rule<RepositoryFile>(LISTED_TWICE, file => namedTwice(listsOf(file)));

function* listsOf(file: RepositoryFile): Iterable<Names> {
  yield { names: file.names, path: ['names'] };
  yield { names: file.instances, path: ['instances'] };
  for (const [name, { labels }] of Object.entries(file.jobs))
    yield { names: labels, path: ['jobs', name, 'labels'] };
  for (const [name, build] of Object.entries(file.builds))
    for (const key of ['repositories', 'accelerators', 'instances'] as const)
      yield { names: build[key], path: ['builds', name, key] };
  if (typeof file.onMerge !== 'string') yield { names: file.onMerge, path: ['onMerge'] };
  for (const { grantees, path } of granteeLists(file)) yield { names: grantees.map(granteeWord), path };
}
