import { isDeepStrictEqual } from 'node:util';
import { parseYaml } from '../../../fleet/load/parse-yaml.ts';
import { type MapNode, nodeAt, type PlainValue, plainMap } from '../../../fleet/load/tree.ts';
import type { Problem } from '../../../fleet/problem.ts';
import { inserted } from '../../../fleet/yaml-edit/insertion.ts';
import { linesOf } from '../../../fleet/yaml-edit/text-place.ts';
import { addEntry } from './add-entry.ts';
import { changeEntry } from './change-entry.ts';
import { handWritten, type NewPin, pinData, pinEntry } from './new-pin.ts';
import { edited } from './text-edit.ts';

/** The pin file with the new pins, or why it could not be changed. */
export type Rewritten =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** The first lines of a pin file that is yet to be written. */
const NEW_FILE =
  '# Which machine image each image name means. A new image is a reviewed change of one line.\n';

/**
 * Writes pins into one region's section of a pin file. Other entries, comments, order, layout and line endings stay byte
 * for byte. Each outcome is read again and only given when it differs from the file by that pin alone.
 * @param text undefined: there is no file yet
 * @param file name of the file, for the places of problems
 */
export function writePins(
  text: string | undefined,
  region: string,
  pins: readonly NewPin[],
  file: string,
): Rewritten {
  const [first] = pins;
  if (text === undefined && first !== undefined)
    return writePins(newFile(region, first), region, pins.slice(1), file);
  let result: Rewritten = { ok: true, text: text ?? NEW_FILE };
  for (const pin of pins) if (result.ok) result = writePin(result.text, region, pin, file);
  return result;
}

const newFile = (region: string, pin: NewPin): string => `${NEW_FILE}${region}:\n  ${pinEntry(pin)}\n`;

function writePin(text: string, region: string, pin: NewPin, file: string): Rewritten {
  const parsed = parseYaml(text, file);
  if (!parsed.ok) return parsed;
  const wanted = withPin(parsed.root, region, pin);
  for (const outcome of wanted === undefined ? [] : outcomes(text, parsed.root, region, pin)) {
    const again = parseYaml(outcome, file);
    if (again.ok && isDeepStrictEqual(plainMap(again.root), wanted)) return { ok: true, text: outcome };
  }
  return { ok: false, problems: [notPossible(parsed.root, region, pin)] };
}

function outcomes(text: string, root: MapNode, region: string, pin: NewPin): readonly string[] {
  const entry = nodeAt(root, [region, pin.image]);
  if (entry?.kind === 'map') return [edited(text, changeEntry(text, linesOf(text), entry, pin))];
  return entry === undefined ? addEntry(text, root, region, pin).map(piece => inserted(text, piece)) : [];
}

/** The file's data with the pin in it; undefined when the section is no map. */
function withPin(
  root: MapNode,
  region: string,
  pin: NewPin,
): Readonly<Record<string, PlainValue>> | undefined {
  const data = plainMap(root);
  const section = data[region] ?? {};
  if (!isMap(section)) return undefined;
  const old = section[pin.image];
  const kept = old !== undefined && isMap(old) ? old : {};
  return { ...data, [region]: { ...section, [pin.image]: { ...kept, ...pinData(pin) } } };
}

const isMap = (value: PlainValue): value is Readonly<Record<string, PlainValue>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function notPossible(root: MapNode, region: string, pin: NewPin): Problem {
  const node = nodeAt(root, [region, pin.image]) ?? nodeAt(root, [region]) ?? root;
  return {
    severity: 'error',
    rule: 'pin-not-written',
    path: [region, pin.image],
    place: node.place,
    message: 'an entry of the pin file can be changed without changing anything else',
    fix: `write by hand \`${handWritten(region, pin)}\``,
  };
}
