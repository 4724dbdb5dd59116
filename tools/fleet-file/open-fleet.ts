import { fileURLToPath } from 'node:url';
import { type InstanceCatalogue, parseInstanceTypes } from '../../fleet/catalogue/instance-types.ts';
import { loadFleet } from '../../fleet/check.ts';
import type { Problem } from '../../fleet/problem.ts';
import type { Fleet } from '../../fleet/schema/fleet.ts';
import { EXIT } from '../exit-codes.ts';
import { formatProblems } from '../report/format-problems.ts';
import { AlreadyTold } from '../user-error.ts';
import type { World } from '../world.ts';
import { findFleet } from './find-fleet.ts';

const CATALOGUE_FILE = fileURLToPath(
  new URL('../../fleet/catalogue/ec2-instance-types.csv', import.meta.url),
);

/** A fleet file that was read, and all that was found in it. */
export interface OpenedFleet {
  readonly file: string;
  readonly catalogue: InstanceCatalogue;
  /** The fleet, unless an error is among the problems. */
  readonly fleet: Fleet | undefined;
  /** Errors and warnings, in the order of the file. */
  readonly problems: readonly Problem[];
}

/** Reads and checks a fleet file. @throws UserError when there is no such file. */
export function openFleet(named: string | undefined, world: World): OpenedFleet {
  const file = findFleet(named, world.files);
  const catalogue = parseInstanceTypes(world.files.read(CATALOGUE_FILE));
  const loaded = loadFleet(file, { read: path => world.files.read(path), catalogue });
  return loaded.ok
    ? { file, catalogue, fleet: loaded.value, problems: loaded.warnings }
    : { file, catalogue, fleet: undefined, problems: loaded.problems };
}

/** A fleet without errors. */
export type SoundFleet = OpenedFleet & { readonly fleet: Fleet };

/**
 * The same, for commands that need a sound fleet: with errors all problems go to `err` and it ends here; warnings alone
 * are only counted, since `fleet check` shows them.
 */
export function openSoundFleet(named: string | undefined, world: World): SoundFleet {
  const { fleet, ...opened } = openFleet(named, world);
  if (fleet === undefined) {
    world.terminal.err(problemsText(opened.problems, world));
    throw new AlreadyTold(EXIT.badInput);
  }
  const count = opened.problems.length;
  if (count > 0)
    world.terminal.err(`${opened.file}: ${count} warning${count > 1 ? 's' : ''}, shown by \`fleet check\`\n`);
  return { ...opened, fleet };
}

/** Problems for a person, with the line of the file that each is about. */
export const problemsText = (problems: readonly Problem[], world: World): string =>
  formatProblems(problems, { read: path => world.files.read(path), colour: world.terminal.colour });
