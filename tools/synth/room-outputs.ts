import type { Generator, GeneratorInputs } from '../../fleet/render/generator.ts';
import { marked } from './marked.ts';
import type { Room } from './parts.ts';

/** What a generator makes, with the marker: texts by path relative to the fleet's output folder. */
export function roomOutputs(
  room: Room,
  generator: Generator,
  inputs: GeneratorInputs,
): ReadonlyMap<string, string> {
  const made = [...generator(inputs)];
  return new Map(made.map(([path, text]) => [`${room}/${path}`, marked(path, text, inputs.source)]));
}
