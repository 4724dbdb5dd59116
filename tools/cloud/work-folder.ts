import { join } from 'node:path';
import { emulatorOverride, OVERRIDE_FILE } from '../emulator/override.ts';
import { TERRAFORM_FILE } from '../synth/outputs.ts';
import { MARKER } from '../synth/owned-files.ts';
import { EMULATOR_FOLDER } from '../synth/write-outputs.ts';
import { UserError } from '../user-error.ts';

/** A folder that Terraform runs in, relative to the fleet's output folder, and the files that it must hold. */
export interface WorkFolder {
  readonly path: string;
  readonly files: ReadonlyMap<string, string>;
}

/** The folder for the real cloud: the synthesised configuration, nothing else. */
export function cloudFolder(outputs: ReadonlyMap<string, string>): WorkFolder {
  return { path: 'terraform', files: new Map([['main.tf.json', configuration(outputs)]]) };
}

/**
 * A folder of its own for the emulator, so that nothing of it can get into the cloud: a copy of the configuration, and
 * beside it the override with all that only the emulator needs.
 */
export function emulatorFolder(outputs: ReadonlyMap<string, string>): WorkFolder {
  const text = configuration(outputs);
  const override = { '//': MARKER, ...emulatorOverride(JSON.parse(text)).json };
  const files = new Map([
    ['main.tf.json', text],
    [OVERRIDE_FILE, `${JSON.stringify(override, null, 2)}\n`],
  ]);
  return { path: join(EMULATOR_FOLDER, 'terraform'), files };
}

function configuration(outputs: ReadonlyMap<string, string>): string {
  const text = outputs.get(TERRAFORM_FILE);
  if (text === undefined) throw new UserError(`synthesis made no \`${TERRAFORM_FILE}\``);
  return text;
}
