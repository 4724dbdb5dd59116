import { join } from 'node:path';
import { Command } from 'commander';
import type { BundledFleet } from '../bot-bundle/bundle-bot.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import type { OutputChange } from '../synth/owned-files.ts';
import type { SynthOptions } from '../synth/synthesised.ts';
import type { World } from '../world.ts';
import type { CommandMaker } from './command-maker.ts';

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
  const [{ compareOutputs, writeOutputs }, { synthesised }] = await Promise.all([
    import('../synth/write-outputs.ts'),
    import('../synth/synthesised.ts'),
  ]);
  const { file, fleet, folder, wanted } = synthesised(named, options, world);
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
  if (fleet.bot) await bundle({ file, fleet, output: folder }, options, world);
  return EXIT.ok;
}

/** The packages are made from the programs of the bot too, so `--check`, which is about the fleet file, leaves them alone. */
async function bundle(bundled: BundledFleet, { quiet }: Options, world: World): Promise<void> {
  const { bundleBot } = await import('../bot-bundle/bundle-bot.ts');
  const { packagesText } = await import('../bot-bundle/packages-text.ts');
  const packages = await bundleBot(bundled, world);
  if (!quiet) world.terminal.out(packagesText(packages));
}

function told(folder: string, { write, remove, unchanged }: OutputChange): string {
  const lines = [
    ...[...write.keys()].map(path => `wrote   ${join(folder, path)}`),
    ...remove.map(path => `removed ${join(folder, path)}`),
  ];
  if (unchanged.length > 0) lines.push(`${unchanged.length} unchanged in ${folder}`);
  return `${lines.join('\n')}\n`;
}
