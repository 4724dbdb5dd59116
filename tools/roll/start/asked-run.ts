import { didYouMean } from '../../../fleet/did-you-mean.ts';
import type { Fleet } from '../../../fleet/schema/fleet.ts';
import { UserError } from '../../user-error.ts';
import type { RunOptions } from './run-options.ts';

/** Refuses what makes no sense, before anything is looked at. @throws UserError */
export function checkAsked({ now, why, only, canary }: RunOptions, { pools }: Fleet): void {
  if (now && why === undefined)
    throw new UserError('`--now` rolls outside the windows, and the journal says why', {
      fix: 'add for example `--why "security fix of Jenkins"`',
    });
  if (only !== undefined && only !== 'leader' && !Object.hasOwn(pools, only))
    throw new UserError(`\`--only\`: the fleet has no pool \`${only}\``, {
      fix: didYouMean(only, ['leader', ...Object.keys(pools)], 'see `fleet check`'),
    });
  if (canary !== undefined && !/^\d{1,3}$/.test(canary))
    throw new UserError(`\`--canary\`: \`${canary}\` is no number of machines`, {
      fix: 'write for example `1`',
    });
}

/** How many machines of each image go first, if that was asked for. */
export const askedCanary = ({ canary }: RunOptions): number | undefined =>
  canary === undefined ? undefined : Number(canary);
