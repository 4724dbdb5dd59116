import { ARTEFACT_BUCKET_VARIABLE } from '../../fleet/resolve/leader-layout.ts';
import { artefactBucketName, cacheBucketName } from '../../fleet/resolve/names.ts';
import type { Fleet } from '../../fleet/schema/fleet.ts';
import type { SettingsMap } from './settings.ts';

/** The variable with the build cache's bucket of a trust zone. */
const cacheBucketVariable = (zone: string): string =>
  `CI_CACHE_BUCKET_${zone.replaceAll('-', '_').toUpperCase()}`;

/** Variables that every build sees, sorted by name (A7); what the fleet file says wins over our own. */
function variablesOf(fleet: Fleet): ReadonlyMap<string, string> {
  const variables = new Map<string, string>([
    ['CI_FLEET', fleet.fleet],
    ['CI_REGION', fleet.region],
    [ARTEFACT_BUCKET_VARIABLE, artefactBucketName(fleet)],
    ...Object.keys(fleet.trust).map(
      zone => [cacheBucketVariable(zone), cacheBucketName(fleet, zone)] as const,
    ),
    ...Object.entries(fleet.jenkins.environment),
  ]);
  return new Map([...variables].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The same as Jenkins's global node property. */
export const environmentOf = (fleet: Fleet): SettingsMap => ({
  envVars: { env: [...variablesOf(fleet)].map(([key, value]) => ({ key, value })) },
});
