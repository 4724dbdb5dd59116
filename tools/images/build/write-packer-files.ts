import type { GeneratorInputs } from '../../../fleet/render/generator.ts';
import { packerFiles } from '../../../packer/generate.ts';
import { marked } from '../../synth/marked.ts';
import { roomParts } from '../../synth/parts.ts';
import { compareOutputs, writeOutputs } from '../../synth/write-outputs.ts';
import type { World } from '../../world.ts';

/**
 * Makes a folder hold the fleet's templates, as `fleet synth` does. That cannot be asked for it: it needs a pin for every
 * image, and the first build is there to make them.
 */
export function writePackerFiles(
  folder: string,
  { fleet, source }: Pick<GeneratorInputs, 'fleet' | 'source'>,
  { files }: World,
): void {
  const made = packerFiles({ fleet, source, parts: roomParts('packer', files) });
  const wanted = new Map([...made].map(([path, text]) => [path, marked(path, text, source)]));
  writeOutputs(folder, compareOutputs(folder, wanted, files), files);
}
