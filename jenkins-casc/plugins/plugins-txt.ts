import { commentLine } from '../../fleet/render/escape.ts';
import type { GeneratorInputs } from '../../fleet/render/generator.ts';
import type { JenkinsVersion } from '../../fleet/values/jenkins-version.ts';
import { pluginsOf } from './pinned.ts';

/** The core of a Jenkins image as Jenkins writes it: weekly releases have two numbers, the others three. */
export function coreVersion({ core: [major, minor, patch] }: Pick<JenkinsVersion, 'core'>): string {
  return patch === 0 ? `${major}.${minor}` : `${major}.${minor}.${patch}`;
}

/**
 * The file `plugins.txt` as `jenkins-plugin-cli` reads it: `id:version` a line, sorted, with all that these plugins
 * depend on as far as that is known.
 */
export function pluginFiles({ fleet }: GeneratorInputs): ReadonlyMap<string, string> {
  const { plugins } = pluginsOf(fleet);
  const unknown = plugins.filter(({ facts }) => facts.kind === 'unknown').map(({ id }) => id);
  const lines = [
    `# the plugins of ${commentLine(fleet.fleet)}, for Jenkins ${coreVersion(fleet.leader.jenkins)}`,
    ...(unknown.length > 0 ? [`# what these depend on is unknown: ${unknown.join(', ')}`] : []),
    ...plugins.map(({ id, version }) => `${id}:${version}`),
  ];
  return new Map([['plugins.txt', `${lines.join('\n')}\n`]]);
}
