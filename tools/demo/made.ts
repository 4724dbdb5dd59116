import type { Fleet } from '../../fleet/schema/fleet.ts';
import { checkConfiguration } from '../configuration/check/check-configuration.ts';
import { UserError } from '../user-error.ts';

/**
 * What a fleet file became beside the cloud, in a few lines, after Jenkins's configuration was checked.
 * @throws UserError when the configuration has a problem, with its first one.
 */
export function madeText(outputs: ReadonlyMap<string, string>, fleet: Fleet, folder: string): string {
  const file = 'jenkins-casc/jenkins.yaml';
  const secrets = new Set(Object.keys(fleet.secrets));
  const [problem] = checkConfiguration(outputs.get(file) ?? '', file, { secrets });
  if (problem !== undefined)
    throw new UserError(`${file}:${problem.place.line}:${problem.place.column} ${problem.message}`);
  const lines = [
    ['packer', `templates of ${listed(steps(outputs, /^packer\/([^/]+)\/image\.pkr\.hcl$/))}`],
    ['ansible', `inventory and the roles ${listed(steps(outputs, /^ansible\/roles\/([^/]+)\//))}`],
    [
      'jenkins-casc',
      `configuration as code (sound), plugins, label map, jobs ${listed(Object.keys(fleet.jobs))}`,
    ],
  ] as const;
  const width = Math.max(...lines.map(([room]) => room.length));
  return `\nBeside the cloud, in ${folder}:\n${lines.map(([room, text]) => `  ${room.padEnd(width)}  ${text}\n`).join('')}`;
}

/** What one step of the matching paths is called, each name once. */
function steps(outputs: ReadonlyMap<string, string>, pattern: RegExp): readonly string[] {
  return [...new Set([...outputs.keys()].flatMap(path => pattern.exec(path)?.[1] ?? []))];
}

const listed = (names: readonly string[]): string => names.join(', ');
