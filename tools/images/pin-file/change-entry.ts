import type { MapNode } from '../../../fleet/load/tree.ts';
import { insertLines } from '../../../fleet/yaml-edit/insertion.ts';
import { type Line, offsetOf } from '../../../fleet/yaml-edit/text-place.ts';
import { type NewPin, pinValue } from './new-pin.ts';
import { replaced, type TextEdit } from './text-edit.ts';

/**
 * What changes in an entry that is there: values in place, and behind the AMI what the entry lacks. Whether the outcome
 * means what it should is for the caller to see.
 */
export function changeEntry(
  text: string,
  lines: readonly Line[],
  entry: MapNode,
  pin: NewPin,
): readonly TextEdit[] {
  const edits: TextEdit[] = [];
  const missing: string[] = [];
  for (const key of ['ami', 'built', 'note'] as const) {
    const node = entry.entries.get(key)?.value;
    if (node === undefined) missing.push(`${key}: ${pinValue(key, pin)}`);
    else if (node.kind === 'scalar') edits.push(...optional(replaced(text, lines, node, pinValue(key, pin))));
  }
  const ami = entry.entries.get('ami');
  if (missing.length === 0 || ami?.value.kind !== 'scalar') return edits;
  if (text[offsetOf(lines, entry.place)] === '{') {
    const at = offsetOf(lines, ami.value.place) + ami.value.source.length;
    return [...edits, { at, remove: 0, text: missing.map(field => `, ${field}`).join('') }];
  }
  const indent = ' '.repeat(ami.keyPlace.column - 1);
  const block = missing.map(field => indent + field);
  return [...edits, { ...insertLines(lines, ami.value.place.line, block), remove: 0 }];
}

const optional = (edit: TextEdit | undefined): readonly TextEdit[] => (edit === undefined ? [] : [edit]);
