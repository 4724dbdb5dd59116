import { ansibleFiles } from '../../ansible/generate.ts';
import type { ImagePins } from '../../fleet/images/pins.ts';
import type { Generator, Parts } from '../../fleet/render/generator.ts';
import type { Fleet } from '../../fleet/schema/fleet.ts';
import { jenkinsFiles } from '../../jenkins-casc/generate.ts';
import { packerFiles } from '../../packer/generate.ts';
import { MissingPins } from '../../stacks/missing-pins.ts';
import { synthText, terraformOf } from '../../stacks/synth.ts';
import { UserError } from '../user-error.ts';
import { joinOutputs } from './owned-files.ts';
import { ROOMS, type Room } from './parts.ts';
import { roomOutputs } from './room-outputs.ts';

/** What every generator is made from. */
export interface SynthInputs {
  readonly fleet: Fleet;
  readonly pins: ImagePins;
  /** The fleet file's path, as it stands in the markers. */
  readonly source: string;
  /** The hand-written files of each generator's room. */
  readonly parts: Readonly<Record<Room, Parts>>;
}

/** The file with all of Terraform's configuration, relative to the fleet's output folder. */
export const TERRAFORM_FILE = 'terraform/main.tf.json';

const GENERATORS: Readonly<Record<Room, Generator>> = {
  packer: packerFiles,
  ansible: ansibleFiles,
  'jenkins-casc': jenkinsFiles,
};

/**
 * Everything that a fleet file becomes: texts by path, relative to the fleet's output folder.
 * @throws UserError when images that the fleet uses have no pin.
 */
export function outputsOf(inputs: SynthInputs): ReadonlyMap<string, string> {
  const { fleet, source, parts } = inputs;
  return joinOutputs({
    stacks: new Map([[TERRAFORM_FILE, terraformText(inputs)]]),
    ...Object.fromEntries(
      ROOMS.map(room => [room, roomOutputs(room, GENERATORS[room], { fleet, source, parts: parts[room] })]),
    ),
  });
}

function terraformText(inputs: SynthInputs): string {
  try {
    return synthText(terraformOf(inputs));
  } catch (error) {
    if (error instanceof MissingPins)
      throw new UserError(`${inputs.source}: ${error.message}`, { fix: error.fix });
    throw error;
  }
}
