import type { Facts, Standing } from '../model/decision.ts';
import { GHOST, type Person } from '../model/person.ts';
import type { Pull } from '../model/pull.ts';
import { type Grantee, type Right, ROLES } from '../model/settings.ts';

/** `unknown`: it hangs on a standing that could not be had, so it is not granted now. */
export type Granted = 'yes' | 'no' | 'unknown';

/** Whether somebody is among those named. An empty list is nobody. */
export function isAmong(
  grantees: readonly Grantee[],
  person: Person,
  { standings }: Pick<Facts, 'standings'>,
  { author }: Pick<Pull, 'author'>,
): Granted {
  const standing = standings.find(known => known.person.id === person.id);
  const found = grantees.map(grantee => isNamed(grantee, person, standing, author));
  if (found.includes('yes')) return 'yes';
  return found.includes('unknown') ? 'unknown' : 'no';
}

/** Whether somebody has a right in this pull request. */
export const hasRight = (right: Right, person: Person, facts: Facts, pull: Pull): Granted =>
  isAmong(facts.settings.rights[right], person, facts, pull);

/** Persons are compared by number: a name can be given up and taken by somebody else. */
function isNamed(grantee: Grantee, person: Person, standing: Standing | undefined, author: Person): Granted {
  switch (grantee.kind) {
    case 'everyone':
      return 'yes';
    case 'author':
      return person.id === author.id && person.id !== GHOST.id ? 'yes' : 'no';
    case 'person':
      return person.id === grantee.id ? 'yes' : 'no';
    case 'team':
      if (standing === undefined) return 'unknown';
      return standing.teams.includes(grantee.team) ? 'yes' : 'no';
    case 'role':
      if (standing === undefined) return 'unknown';
      return ROLES.indexOf(standing.role) >= ROLES.indexOf(grantee.role) ? 'yes' : 'no';
  }
}
