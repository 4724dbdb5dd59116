import type { GeneratorInputs } from '../../../fleet/render/generator.ts';
import { packerFiles } from '../../../packer/generate.ts';
import { type Room, roomParts } from '../../synth/parts.ts';
import { roomOutputs } from '../../synth/room-outputs.ts';
import { compareOutputs, writeOutputs } from '../../synth/write-outputs.ts';
import type { World } from '../../world.ts';

const ROOM: Room = 'packer';

/**
 * Makes the fleet's output folder hold its templates, as `fleet synth` does. That cannot be asked for it: it needs a pin
 * for every image, and the first build is there to make them.
 */
export function writePackerFiles(
  output: string,
  inputs: Pick<GeneratorInputs, 'fleet' | 'source'>,
  { files }: World,
): void {
  const wanted = roomOutputs(ROOM, packerFiles, { ...inputs, parts: roomParts(ROOM, files) });
  writeOutputs(output, compareOutputs(output, wanted, files, [ROOM]), files);
}
