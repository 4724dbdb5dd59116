import { EXIT, type ExitCode } from '../../exit-codes.ts';
import { type FleetPins, type ImagesWorld, openWithPins, recipesOf } from '../open-images.ts';
import { type CloudImages, imageStatuses } from './image-status.ts';
import { statusTable } from './status-table.ts';

/** How the status is shown. */
export interface StatusOptions {
  readonly json?: true;
  /** Ask nothing but files. */
  readonly offline?: true;
  /** The pin file. */
  readonly images?: string;
}

/** Prints how each image of a fleet stands against its pin. */
export async function showStatus(
  named: string | undefined,
  options: StatusOptions,
  { world, cloudOf }: ImagesWorld,
): Promise<ExitCode> {
  const opened = openWithPins(named, options.images, world);
  const { fleet, pins } = opened;
  const cloud = options.offline ? undefined : await cloudImages(opened, { world, cloudOf });
  const images = imageStatuses({
    fleet,
    pins,
    recipes: recipesOf(fleet, world),
    cloud,
    now: world.now(),
  });
  const { terminal } = world;
  if (options.json) {
    const facts = { fleet: fleet.fleet, region: fleet.region, pinFile: opened.pinFile, images };
    terminal.out(`${JSON.stringify(facts, null, 2)}\n`);
  } else terminal.out(statusTable(images, fleet.fleet, terminal.width));
  return EXIT.ok;
}

async function cloudImages(
  { fleet, pins }: FleetPins,
  { world, cloudOf }: ImagesWorld,
): Promise<CloudImages> {
  const cloud = await cloudOf(fleet.region);
  const ids = Object.values(pins[fleet.region] ?? {}).map(({ ami }) => ami);
  try {
    const [own, pinned] = await Promise.all([cloud.own(fleet.fleet), cloud.find([...new Set(ids)])]);
    return { own, pinned };
  } catch (error) {
    world.terminal.err('what the files alone tell is shown by `--offline`\n');
    throw error;
  }
}
