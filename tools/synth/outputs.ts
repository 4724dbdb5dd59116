import type { ImagePins } from '../../fleet/images/pins.ts';
import type { Fleet } from '../../fleet/schema/fleet.ts';
import { MissingPins } from '../../stacks/missing-pins.ts';
import { synthText, terraformOf } from '../../stacks/synth.ts';
import { UserError } from '../user-error.ts';
import { joinOutputs } from './owned-files.ts';

/** What every generator is made from. */
export interface SynthInputs {
  readonly fleet: Fleet;
  readonly pins: ImagePins;
  /** The fleet file's path, as it stands in the markers. */
  readonly source: string;
}

/** The file with all of Terraform's configuration, relative to the fleet's output folder. */
export const TERRAFORM_FILE = 'terraform/main.tf.json';

/**
 * Everything that a fleet file becomes: texts by path, relative to the fleet's output folder.
 * @throws UserError when images that the fleet uses have no pin.
 */
export function outputsOf(inputs: SynthInputs): ReadonlyMap<string, string> {
  try {
    return joinOutputs({ stacks: new Map([[TERRAFORM_FILE, synthText(terraformOf(inputs))]]) });
  } catch (error) {
    if (error instanceof MissingPins)
      throw new UserError(`${inputs.source}: ${error.message}`, { fix: error.fix });
    throw error;
  }
}
