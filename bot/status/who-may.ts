import type { Grantee } from '../model/settings.ts';
import { clipped, code, neutral } from './neutral.ts';

const ROLE_WORDS = {
  read: 'everybody who can read the repository',
  triage: 'everybody with at least the role triage',
  write: 'committers (role write or more)',
  maintain: 'maintainers (role maintain or more)',
  admin: 'administrators of the repository',
} as const;

/** Of longer lists the rest is counted. */
const MOST_SHOWN = 20;

/** Who has a right, in Markdown, as refusals and help say it; nobody is mentioned. */
export function whoMay(grantees: readonly Grantee[]): string {
  if (grantees.length === 0) return 'nobody';
  if (grantees.some(({ kind }) => kind === 'everyone')) return 'everybody';
  const shown = grantees.slice(0, MOST_SHOWN).map(granteeWords);
  const more = grantees.length - shown.length;
  const words = more > 0 ? [...shown, `${more} more`] : shown;
  const last = words.at(-1) ?? '';
  return words.length === 1 ? last : `${words.slice(0, -1).join(', ')} and ${last}`;
}

function granteeWords(grantee: Grantee): string {
  switch (grantee.kind) {
    case 'everyone':
      return 'everybody';
    case 'author':
      return 'the author of the pull request';
    case 'person':
      return neutral(clipped(grantee.login, 60));
    case 'team':
      return `the team ${code(clipped(grantee.team, 160))}`;
    case 'role':
      return ROLE_WORDS[grantee.role];
  }
}
