import { FOLDER_KIND, type JenkinsItem } from '../adapters/jenkins/jenkins.ts';
import type { JobChange } from './job-change.ts';
import { readMarker } from './marker.ts';

/**
 * What carries the fleet's marker and is wanted no more, what stands in a folder before the folder. A folder stays when
 * something would go with it that is not ours or is still wanted.
 */
export function removals(
  fleet: string,
  wanted: ReadonlySet<string>,
  items: readonly JenkinsItem[],
): readonly JobChange[] {
  const stays = new Set(
    items
      .filter(({ path, description }) => wanted.has(path) || readMarker(description)?.fleet !== fleet)
      .map(({ path }) => path),
  );
  return items
    .filter(({ path }) => !stays.has(path))
    .sort((a, b) => depth(b.path) - depth(a.path) || (a.path < b.path ? -1 : 1))
    .map(({ path, kind }): JobChange => {
      const held = [...stays].find(other => other.startsWith(`${path}/`));
      return held === undefined
        ? { kind: 'remove', path, folder: kind === FOLDER_KIND }
        : { kind: 'kept', path, why: `\`${held}\` stands in it` };
    });
}

const depth = (path: string): number => path.split('/').length;
