import type { PaintedLine } from './painted-line.ts';

/** Lines that belong together. */
export interface Part {
  readonly lines: readonly PaintedLine[];
  /** Which lines give way where there is no room. */
  readonly cut: 'last' | 'first';
  /** What is left out: `3 more builds`. */
  readonly more: (count: number) => string;
}

/** The parts in at most so many lines, with a blank line before each where there is room for all of that. */
export function spacedParts(parts: readonly Part[], height: number): readonly PaintedLine[] {
  const filled = parts.filter(({ lines }) => lines.length > 0);
  const wanted = filled.reduce((sum, { lines }) => sum + lines.length + 1, 0);
  if (wanted <= height) return filled.flatMap(({ lines }) => [[], ...lines]);
  return fittedParts(filled, height);
}

/** Each part gets one line after the other, in turn, the first parts first. */
function fittedParts(parts: readonly Part[], height: number): readonly PaintedLine[] {
  const given = parts.map(() => 0);
  const wanted = parts.reduce((sum, { lines }) => sum + lines.length, 0);
  let left = Math.min(wanted, Math.max(0, height));
  while (left > 0) {
    for (const [index, { lines }] of parts.entries()) {
      if (left === 0 || (given[index] ?? 0) >= lines.length) continue;
      given[index] = (given[index] ?? 0) + 1;
      left--;
    }
  }
  return parts.flatMap((part, index) => fitted(part, given[index] ?? 0));
}

function fitted({ lines, cut, more }: Part, height: number): readonly PaintedLine[] {
  if (lines.length <= height) return lines;
  if (height === 0) return [];
  if (cut === 'first') return lines.slice(lines.length - height);
  const shown = lines.slice(0, height - 1);
  return [...shown, [[`… and ${more(lines.length - shown.length)}`, 'dim']]];
}
