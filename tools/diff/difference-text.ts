import picocolors from 'picocolors';
import { diffText } from '../configuration/difference/diff-text.ts';
import { printable } from '../report/printable.ts';
import type { LeafDifference } from './leaf-differences.ts';
import type { OutputDifference } from './output-differences.ts';
import type { BlockDifference } from './terraform-differences.ts';

const SIGNS = { added: '+', removed: '-', changed: '~' } as const;
const LONGEST_VALUE = 100;

/** Differences for a person: file by file, Terraform by resource, everything else by lines. */
export function differenceText(differences: readonly OutputDifference[], colour: boolean): string {
  const paint = picocolors.createColors(colour);
  const painted = (sign: string, line: string) =>
    sign === '+'
      ? paint.green(line)
      : sign === '-'
        ? paint.red(line)
        : sign === '~'
          ? paint.yellow(line)
          : line;
  const lines = differences.flatMap(difference => {
    const head = `${SIGNS[difference.kind]} ${difference.path}`;
    const body = bodyLines(difference);
    return [
      paint.bold(painted(SIGNS[difference.kind], head)),
      ...body.map(line => `    ${painted(line[0] ?? '', printable(line))}`),
    ];
  });
  return lines.map(line => `${line}\n`).join('');
}

function bodyLines(difference: OutputDifference): readonly string[] {
  if ('blocks' in difference) return difference.blocks.flatMap(blockLines);
  if ('configuration' in difference) return diffText(difference.configuration, false).trimEnd().split('\n');
  return difference.lines;
}

const blockLines = ({ address, kind, leaves }: BlockDifference): readonly string[] => [
  `${SIGNS[kind]} ${address}`,
  ...leaves.map(leafLine),
];

const leafLine = ({ path, old, new: now }: LeafDifference): string =>
  `    ${path}: ${shown(old)} → ${shown(now)}`;

function shown(value: unknown): string {
  const text = value === undefined ? '(nothing)' : JSON.stringify(value);
  return text.length > LONGEST_VALUE ? `${text.slice(0, LONGEST_VALUE)}…` : text;
}
