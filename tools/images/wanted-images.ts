import { didYouMean, listed } from '../../fleet/did-you-mean.ts';
import type { Fleet } from '../../fleet/schema/fleet.ts';
import { UserError } from '../user-error.ts';
import { imageUsers } from './image-users.ts';

/**
 * The images that a command is about: those that were named, else all that the fleet uses.
 * @throws UserError when one of them is no image of the fleet.
 */
export function wantedImages(
  fleet: Pick<Fleet, 'fleet' | 'images' | 'leader' | 'pools'>,
  named: readonly string[],
): readonly string[] {
  if (named.length === 0) return [...imageUsers(fleet).keys()];
  const known = Object.keys(fleet.images);
  const unknown = named.filter(name => !known.includes(name));
  if (unknown.length === 0) return [...new Set(named)];
  const [first = ''] = unknown;
  throw new UserError(`the fleet \`${fleet.fleet}\` has no image ${listed(unknown)}`, {
    fix: didYouMean(first, known, 'name an image of the fleet file'),
  });
}
