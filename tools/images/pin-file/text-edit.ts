import type { ScalarNode } from '../../../fleet/load/tree.ts';
import { type Line, offsetOf } from '../../../fleet/yaml-edit/text-place.ts';

/** A piece of text that another one takes the place of. */
export interface TextEdit {
  readonly at: number;
  /** How many characters go. */
  readonly remove: number;
  readonly text: string;
}

/** The text with all edits in it; they do not overlap. */
export function edited(text: string, edits: readonly TextEdit[]): string {
  return edits
    .toSorted((a, b) => b.at - a.at)
    .reduce(
      (before, { at, remove, text: piece }) => before.slice(0, at) + piece + before.slice(at + remove),
      text,
    );
}

/** Another value in the place of a scalar, in its quotes if it has some. Undefined: it does not stand there as such. */
export function replaced(
  text: string,
  lines: readonly Line[],
  { place, source }: ScalarNode,
  value: string,
): TextEdit | undefined {
  const at = offsetOf(lines, place);
  if (source === '' || text.slice(at, at + source.length) !== source) return undefined;
  const quote = /^["']/.exec(source)?.[0] ?? '';
  const plain = /^[\w .:-]+$/.test(value);
  return { at, remove: source.length, text: plain ? quote + value + quote : value };
}
