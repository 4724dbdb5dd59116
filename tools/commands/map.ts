import { join } from 'node:path';
import { Command } from 'commander';
import { EXIT } from '../exit-codes.ts';
import { openSoundFleet } from '../fleet-file/open-fleet.ts';
import type { CommandMaker } from './command-maker.ts';

interface Options {
  readonly out: string;
  readonly json?: true;
}

/** `fleet map`: the fleet as a picture and as a table with costs. */
export const mapCommand: CommandMaker = (run, world) => [
  new Command('map')
    .description('draw the fleet into out/<fleet>/index.html and print its pools with their costs')
    .argument('[fleet]')
    .option('-o, --out <folder>', 'the folder above the fleet’s own', 'out')
    .option('--json', 'print the pools as JSON, and draw nothing')
    .action((named: string | undefined, options: Options) =>
      run(async () => {
        const { terminal, files } = world;
        const { fleet, catalogue } = openSoundFleet(named, world);
        const [{ fleetView }, { poolTable }, { renderMap }, { viewJson }] = await Promise.all([
          import('../map/fleet-view.ts'),
          import('../map/pool-table.ts'),
          import('../map/render-map.ts'),
          import('../map/view-json.ts'),
        ]);
        const view = fleetView(fleet, catalogue);
        if (options.json) terminal.out(viewJson(view));
        else {
          const page = join(options.out, fleet.fleet, 'index.html');
          files.write(page, renderMap(view));
          terminal.out(
            `${poolTable(view, { width: terminal.width, colour: terminal.colour })}\nThe map: ${page}\n`,
          );
        }
        return EXIT.ok;
      }),
    ),
];
