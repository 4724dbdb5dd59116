import { flowText } from '../../../fleet/load/flow-text.ts';
import type { MapNode } from '../../../fleet/load/tree.ts';
import { atEndOf, type Insertion, insertLines, intoBraces } from '../../../fleet/yaml-edit/insertion.ts';
import { type Line, linesOf, offsetOf } from '../../../fleet/yaml-edit/text-place.ts';
import { type NewPin, pinEntry, pinFields } from './new-pin.ts';

const STEP = '  ';

/** Ways to write an entry that is not there, the most natural one first; with it the region's section where that is missing. */
export function addEntry(text: string, root: MapNode, region: string, pin: NewPin): readonly Insertion[] {
  const lines = linesOf(text);
  const braceOf = (map: MapNode) => {
    const at = offsetOf(lines, map.place);
    return text[at] === '{' ? at : undefined;
  };
  const section = root.entries.get(region)?.value;
  if (section?.kind === 'map') {
    const brace = braceOf(section);
    return brace === undefined
      ? belowLast(lines, root, section, pin)
      : [intoBraces(text, brace, section, pinEntry(pin))];
  }
  if (section !== undefined) return [];
  const brace = braceOf(root);
  if (brace !== undefined) return [intoBraces(text, brace, root, `${flowText(region)}: {${pinEntry(pin)}}`)];
  const outer = root.place.column - 1;
  const block = [`${region}:`, STEP + pinEntry(pin)].map(line => ' '.repeat(outer) + line);
  return atEndOf(lines, 0, lines.length, outer).map(line => insertLines(lines, line, block));
}

/** Behind the last entry of a section, and written as that one is: in braces or line by line. */
function belowLast(
  lines: readonly Line[],
  root: MapNode,
  section: MapNode,
  pin: NewPin,
): readonly Insertion[] {
  const following = [...root.entries.values()]
    .map(({ keyPlace }) => keyPlace.line)
    .filter(line => line > section.place.line);
  const bound = Math.min(...following, lines.length + 1) - 1;
  const column = section.place.column - 1;
  const block = entryLines(section, pin).map(line => ' '.repeat(column) + line);
  return atEndOf(lines, section.place.line, bound, column).map(line => insertLines(lines, line, block));
}

function entryLines(section: MapNode, pin: NewPin): readonly string[] {
  const last = [...section.entries.values()].at(-1);
  if (last?.value.kind !== 'map' || last.value.place.line === last.keyPlace.line) return [pinEntry(pin)];
  const step = ' '.repeat(Math.max(1, last.value.place.column - last.keyPlace.column));
  return [`${flowText(pin.image)}:`, ...pinFields(pin).map(field => step + field)];
}
