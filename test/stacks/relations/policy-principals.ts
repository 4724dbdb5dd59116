import { statementsOf } from '../policies.ts';
import type { Relation } from './relation.ts';

/** Policies that allow nothing by themselves: an endpoint's is a limit to what rights of roles reach through it. */
const LIMITS = /^aws_vpc_endpoint\./;

/** Nothing is allowed to everybody. */
export const policyPrincipals: Relation = view =>
  statementsOf(view)
    .filter(({ address }) => !LIMITS.test(address))
    .filter(({ Effect, Principal }) => Effect === 'Allow' && Principal !== undefined)
    .filter(
      ({ Principal = '*' }) => Principal === '*' || Object.values(Principal).some(list => list.includes('*')),
    )
    .map(({ address, Sid }) => `${address} ${Sid} allows something to everybody`);
