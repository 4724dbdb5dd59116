import { type Names, namedTwice } from '../../../../fleet/rules/named-twice.ts';
import type { OperatorFile } from '../../operator-file.ts';
import { LISTED_TWICE } from '../listed-twice.ts';
import { rule } from '../rule.ts';

/** Words of commands may come twice: `--constraint a --constraint b`. */
export const listedTwice = rule<OperatorFile>(LISTED_TWICE, file => namedTwice(listsOf(file)));

function* listsOf({ jenkins, gitlab, slurm }: OperatorFile): Iterable<Names> {
  yield { names: jenkins?.folders ?? [], path: ['jenkins', 'folders'] };
  yield { names: gitlab?.runnerTags ?? [], path: ['gitlab', 'runnerTags'] };
  yield { names: slurm?.loadModules ?? [], path: ['slurm', 'loadModules'] };
}
