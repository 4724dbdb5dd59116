import { UserError } from '../../tools/user-error.ts';
import type { Outside } from './outside.ts';

/** The region that AWS is asked in. @throws UserError */
export function regionOf({ AWS_REGION: region }: Outside['environment']): string {
  if (region === undefined || region === '')
    throw new UserError('no region of AWS is known', { fix: 'set AWS_REGION, as in `AWS_REGION=us-west-2`' });
  return region;
}
