import type { ImagePins } from '../../fleet/images/pins.ts';
import type { Fleet } from '../../fleet/schema/fleet.ts';
import { synthText, terraformOf } from '../../stacks/synth.ts';
import { joinOutputs } from '../output/owned-files.ts';

/** What every generator is made from. */
export interface SynthInputs {
  readonly fleet: Fleet;
  readonly pins: ImagePins;
  /** The fleet file's path, as it stands in the markers. */
  readonly source: string;
}

/** The file with all of Terraform's configuration, relative to the fleet's output folder. */
export const TERRAFORM_FILE = 'terraform/main.tf.json';

/** Everything that a fleet file becomes: texts by path, relative to the fleet's output folder. */
export function outputsOf(inputs: SynthInputs): ReadonlyMap<string, string> {
  return joinOutputs({
    stacks: new Map([[TERRAFORM_FILE, synthText(terraformOf(inputs))]]),
  });
}
