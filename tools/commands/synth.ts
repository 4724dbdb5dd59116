import { join } from 'node:path';
import { Command } from 'commander';
import type { CommandMaker } from '../command-line.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { openSoundFleet } from '../fleet-file/open-fleet.ts';
import { openPins } from '../fleet-file/open-pins.ts';
import type { OutputChange } from '../output/owned-files.ts';
import type { World } from '../world.ts';

/** Options that say what is synthesised and where to. */
export interface SynthOptions {
  readonly out: string;
  readonly images?: string;
}

interface Options extends SynthOptions {
  readonly check?: true;
  readonly quiet?: true;
}

/** `fleet synth`: writes everything that the fleet file becomes. */
export const synthCommand: CommandMaker = (run, world) => [
  new Command('synth')
    .description('write everything that a fleet file becomes, below out/<fleet>/')
    .argument('[fleet]')
    .option('-o, --out <folder>', 'the folder above the fleet’s own', 'out')
    .option('--images <file>', 'the pin file, instead of images.yaml beside the fleet file')
    .option('--check', 'write nothing; fail when the files on disk differ')
    .option('-q, --quiet', 'print nothing when all is well')
    .action((named: string | undefined, options: Options) => run(() => synth(named, options, world))),
];

async function synth(named: string | undefined, options: Options, world: World): Promise<ExitCode> {
  const { compareOutputs, writeOutputs } = await import('../synth/write-outputs.ts');
  const { folder, wanted } = await synthesised(named, options, world);
  const change = compareOutputs(folder, wanted, world.files);
  if (options.check) {
    const differing = [...change.write.keys(), ...change.remove, ...change.foreign].map(path =>
      join(folder, path),
    );
    for (const path of differing) world.terminal.out(`differs: ${path}\n`);
    return differing.length > 0 ? EXIT.different : EXIT.ok;
  }
  writeOutputs(folder, change, world.files);
  if (!options.quiet) world.terminal.out(told(folder, change));
  return EXIT.ok;
}

/** The texts that a fleet becomes and the folder they belong in. */
export async function synthesised(named: string | undefined, options: SynthOptions, world: World) {
  const opened = openSoundFleet(named, world);
  const pins = openPins(opened, options.images, world);
  const { outputsOf } = await import('../synth/outputs.ts');
  const wanted = outputsOf({ fleet: opened.fleet, pins, source: opened.file });
  return { ...opened, wanted, folder: join(options.out, opened.fleet.fleet) };
}

function told(folder: string, { write, remove, unchanged }: OutputChange): string {
  const lines = [
    ...[...write.keys()].map(path => `wrote   ${join(folder, path)}`),
    ...remove.map(path => `removed ${join(folder, path)}`),
  ];
  if (unchanged.length > 0) lines.push(`${unchanged.length} unchanged in ${folder}`);
  return `${lines.join('\n')}\n`;
}
