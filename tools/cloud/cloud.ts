import { join, resolve } from 'node:path';
import type { Fleet } from '../../fleet/schema/fleet.ts';
import { ProgramTerraform } from '../adapters/terraform/program-terraform.ts';
import type { Terraform } from '../adapters/terraform/terraform.ts';
import { environmentFor } from '../emulator/environment.ts';
import type { Steps } from '../progress/steps.ts';
import type { OtherValues } from '../synth/other-values.ts';
import { type SynthOptions, synthesised } from '../synth/synthesised.ts';
import { compareOutputs, writeOutputs } from '../synth/write-outputs.ts';
import type { World } from '../world.ts';
import { findTerraform } from './find-terraform.ts';
import { withProviders } from './provider-settings.ts';
import { cloudFolder, emulatorFolder } from './work-folder.ts';

/** Which cloud, and how it is reached. */
export interface CloudOptions extends SynthOptions {
  /** The address of an emulator, instead of AWS. */
  readonly emulator?: string;
  /** `terraform`, `tofu`, or a path. */
  readonly terraform?: string;
}

/** A fleet's configuration with the Terraform that plans it. */
export interface Cloud {
  readonly fleet: Fleet;
  /** The absolute path of Terraform's folder. */
  readonly folder: string;
  /** The absolute path of the fleet's output folder. */
  readonly output: string;
  readonly terraform: Terraform;
  /** Everything that the fleet file became: texts by path, relative to the fleet's output folder. */
  readonly outputs: ReadonlyMap<string, string>;
}

/** On the emulator nothing is throttled, so more is done side by side. */
const EMULATOR_PARALLELISM = 40;

/**
 * Synthesises a fleet, by choice with other values than its files have, and makes Terraform ready for it. The output
 * folder then holds these other values until it is synthesised again.
 */
export async function openCloud(
  named: string | undefined,
  options: CloudOptions,
  steps: Steps,
  world: World,
  other: OtherValues = {},
): Promise<Cloud> {
  const { emulator } = options;
  const {
    file,
    fleet,
    folder: output,
    wanted,
  } = await steps.step('synth', async () => synthesised(named, options, world, other));
  writeOutputs(output, compareOutputs(output, wanted, world.files), world.files);
  const work = emulator === undefined ? cloudFolder(wanted) : emulatorFolder(wanted);
  const folder = resolve(join(output, work.path));
  if (emulator !== undefined)
    writeOutputs(folder, compareOutputs(folder, work.files, world.files), world.files);
  if (fleet.bot) {
    const { bundleBot } = await import('../bot-bundle/bundle-bot.ts');
    await steps.step('bundle', () => bundleBot({ file, fleet, output, terraform: folder }, world));
  }
  const own = withProviders(folder, world);
  const terraform = new ProgramTerraform({
    programs: world.programs,
    program: await findTerraform(world.programs, own, options.terraform),
    folder,
    environment: emulator === undefined ? own : { ...own, ...environmentFor(emulator, fleet.region) },
    signal: world.signal,
    ...(emulator !== undefined && { parallelism: EMULATOR_PARALLELISM }),
  });
  await steps.step('init', () => terraform.init());
  return { fleet, folder, output: resolve(output), terraform, outputs: wanted };
}
