import { statementsOf } from '../policies.ts';
import type { Relation } from './relation.ts';

/** Nothing is allowed to everybody. */
export const policyPrincipals: Relation = view =>
  statementsOf(view)
    .filter(({ Effect, Principal }) => Effect === 'Allow' && Principal !== undefined)
    .filter(
      ({ Principal = '*' }) => Principal === '*' || Object.values(Principal).some(list => list.includes('*')),
    )
    .map(({ address, Sid }) => `${address} ${Sid} allows something to everybody`);
