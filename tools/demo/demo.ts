import { join } from 'node:path';
import { type Cloud, openCloud } from '../cloud/cloud.ts';
import { applyCloud, type Planned, planCloud } from '../cloud/planned.ts';
import type { SoundFleet } from '../fleet-file/open-fleet.ts';
import { fleetView } from '../map/fleet-view.ts';
import { poolTable } from '../map/pool-table.ts';
import { renderMap } from '../map/render-map.ts';
import { isEmpty, summaryText } from '../plan/summary.ts';
import type { Steps } from '../progress/steps.ts';
import { UserError } from '../user-error.ts';
import type { World } from '../world.ts';
import { madeText } from './made.ts';

/** What the demo is shown with. */
export interface DemoOptions {
  /** The fleet, as it is named on the command line. */
  readonly named: string;
  readonly opened: SoundFleet;
  /** The emulator's address. */
  readonly emulator: string;
  /** The folder above the fleet's own. */
  readonly out: string;
}

/** What came of it. */
export interface DemoResult {
  readonly cloud: Cloud;
  readonly first: Planned;
  readonly second: Planned;
  /** Path of the fleet map. */
  readonly page: string;
}

/**
 * Plans and applies a fleet on the emulator, plans again, and draws the fleet.
 * @throws UserError when the second plan has anything to change.
 */
export async function showFleet(options: DemoOptions, steps: Steps, world: World): Promise<DemoResult> {
  const { named, emulator, out } = options;
  const cloud = await openCloud(named, { out, emulator }, steps, world);
  const first = await planCloud(cloud.terraform, {}, steps);
  world.terminal.out(summaryText(first.summary, first.changes));
  await applyCloud(cloud.terraform, first, steps);
  const second = await planCloud(cloud.terraform, {}, steps, 'plan again');
  world.terminal.out(summaryText(second.summary, second.changes));
  if (!isEmpty(second.summary))
    throw new UserError('a second plan has something to change right after the apply');
  world.terminal.out(
    await steps.step('check what else was made', async () =>
      madeText(cloud.outputs, cloud.fleet, join(out, cloud.fleet.fleet)),
    ),
  );
  const page = await steps.step('map', async () => drawMap(options, world));
  return { cloud, first, second, page };
}

function drawMap({ opened: { fleet, catalogue }, out }: DemoOptions, { files, terminal }: World): string {
  const view = fleetView(fleet, catalogue);
  const page = join(out, fleet.fleet, 'index.html');
  files.write(page, renderMap(view));
  terminal.out(`\n${poolTable(view, terminal)}\n`);
  return page;
}
