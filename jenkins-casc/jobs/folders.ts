import type { Data } from '../../fleet/render/yaml.ts';
import { FLEET_FOLDER } from '../../fleet/resolve/names.ts';
import type { Fleet } from '../../fleet/schema/fleet.ts';
import { described } from './marker.ts';

/** The folders that jobs of the fleet stand in, for jenkins-job-builder. */
export function folders({ fleet, jobs }: Fleet): readonly Data[] {
  const named = Object.values(jobs).flatMap(({ folder }) => (folder === undefined ? [] : [folder]));
  return [...new Set([FLEET_FOLDER, ...named])].sort().map(name => ({
    job: {
      name,
      'project-type': 'folder',
      description: described(
        fleet,
        name === FLEET_FOLDER ? 'Jobs that keep the fleet in order.' : `Jobs of ${name}.`,
      ),
    },
  }));
}
