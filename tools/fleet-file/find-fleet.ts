import type { Files } from '../adapters/files/files.ts';
import { UserError } from '../user-error.ts';

const FOLDER = 'fleets';
/** Holds the name of the fleet that is meant when a command names none. */
const DEFAULT_FILE = `${FOLDER}/default`;

/**
 * The fleet file that a person means: a path that ends in `.yaml`, or short for one below `fleets/`:
 * `tvm` is `fleets/tvm/fleet.yaml`, `tvm/staging` is `fleets/tvm/staging.yaml`, nothing is the default fleet.
 * @throws UserError when there is no such file; it names those that there are.
 */
export function findFleet(named: string | undefined, files: Pick<Files, 'exists' | 'list' | 'read'>): string {
  const name = named ?? (files.exists(DEFAULT_FILE) ? files.read(DEFAULT_FILE).trim() : undefined);
  const path = name === undefined ? undefined : pathOf(name);
  if (path !== undefined && files.exists(path)) return path;
  const known = files.list(FOLDER).filter(file => file.endsWith('.yaml') && !file.endsWith('images.yaml'));
  throw new UserError(path === undefined ? 'no fleet is named' : `there is no fleet file \`${path}\``, {
    fix:
      known.length > 0 ? `name one of ${known.map(shortName).join(', ')}` : 'name the path of a fleet file',
  });
}

const pathOf = (name: string): string => {
  if (/\.ya?ml$/.test(name)) return name;
  return name.includes('/') ? `${FOLDER}/${name}.yaml` : `${FOLDER}/${name}/fleet.yaml`;
};

const shortName = (file: string): string =>
  `\`${file.replace(/\/fleet\.yaml$/, '').replace(/\.yaml$/, '')}\``;
