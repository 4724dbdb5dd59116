import type { Answer } from '../model/pull-record.ts';
import type { RepositorySettings } from '../model/settings.ts';
import { helpText } from './help-text.ts';
import { folded } from './markdown.ts';

/** By its beginning a help is known again, though its end may have been cut. */
const BEGINNING = 400;

/** Commands and jobs, folded away; undefined: one of the answers that are shown holds them. */
export function commandsFold(settings: RepositorySettings, shown: readonly Answer[]): string | undefined {
  const help = helpText(settings).folded ?? '';
  const begin = help.slice(0, BEGINNING);
  return shown.some(answer => answer.folded?.startsWith(begin))
    ? undefined
    : folded('Commands and jobs', help);
}
