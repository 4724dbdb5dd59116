import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fleetArbitrary } from '../arbitraries/fleet.ts';
import { botFunctions } from './relations/bot-functions.ts';
import { botQueues } from './relations/bot-queues.ts';
import { buckets } from './relations/buckets.ts';
import { bothEnds, openToTheWorld } from './relations/connections.ts';
import { encryptedLogs } from './relations/encrypted-logs.ts';
import { groups } from './relations/groups.ts';
import { keptData } from './relations/kept-data.ts';
import { machines } from './relations/machines.ts';
import { notices } from './relations/notices.ts';
import { policyArns } from './relations/policy-arns.ts';
import { policyPrincipals } from './relations/policy-principals.ts';
import { policyWildcards } from './relations/policy-wildcards.ts';
import { references } from './relations/references.ts';
import { scaledGroups } from './relations/scaled-groups.ts';
import { subnets } from './relations/subnets.ts';
import { trustZones, zonesReachTheirCache } from './relations/trust-zones.ts';
import { uniqueNames } from './relations/unique-names.ts';
import { synthesised } from './synthesised.ts';

const RELATIONS = [
  references,
  policyArns,
  policyWildcards,
  policyPrincipals,
  buckets,
  trustZones,
  zonesReachTheirCache,
  uniqueNames,
  machines,
  groups,
  scaledGroups,
  notices,
  encryptedLogs,
  keptData,
  subnets,
  openToTheWorld,
  bothEnds,
  botFunctions,
  botQueues,
];

describe('the stack of any valid fleet', () => {
  it('keeps every relation', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(fleetArbitrary(), fleet => {
        const view = synthesised(fleet);
        expect(RELATIONS.flatMap(relation => relation(view, fleet))).toEqual([]);
      }),
      { numRuns: 12 },
    );
  });
});
