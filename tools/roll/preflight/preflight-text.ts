import { createColors } from 'picocolors';
import { columnWidths, rowLines, type TextColumn } from '../../map/text-columns.ts';
import { wrapText } from '../../map/wrap-text.ts';
import { printable } from '../../report/printable.ts';
import { CHECKS, mayBegin, type PreflightFinding, type PreflightLevel } from './finding.ts';

/** How the preflight is to look. */
export interface PreflightLook {
  /** Columns of the terminal; below 80 and above 160 it is as there. */
  readonly width: number;
  /** Whether escape sequences for colours may be written. */
  readonly colour: boolean;
}

const NARROWEST = 80;
const WIDEST = 160;
const INDENT = 4;

const COLUMNS: readonly TextColumn[] = [
  { title: '', align: 'left', wraps: false },
  { title: 'looked at', align: 'left', wraps: false },
  { title: 'found', align: 'left', wraps: true },
];

/** The findings as a table, then for each that is not well why it matters and what to do, and whether a roll may begin. */
export function preflightText(findings: readonly PreflightFinding[], look: PreflightLook): string {
  const width = Math.min(WIDEST, Math.max(NARROWEST, look.width));
  const { bold, dim, green, red, yellow } = createColors(look.colour);
  const paint = { ok: green, warning: yellow, blocked: red };
  const rows = findings.map(cellsOf);
  const widths = columnWidths(COLUMNS, [COLUMNS.map(({ title }) => title), ...rows], width);
  const table = findings.flatMap((finding, index) => {
    const [first = '', ...rest] = rowLines(rows[index] ?? [], COLUMNS, widths);
    return [first.replace(finding.level, paint[finding.level]), ...rest];
  });
  const advice = findings.filter(({ level }) => level !== 'ok').flatMap(finding => adviceOf(finding, width));
  const lines = [
    ...table,
    ...(advice.length === 0
      ? []
      : ['', bold('What to do'), ...advice.map(line => (line.startsWith(' ') ? dim(line) : line))]),
    '',
    mayBegin(findings) ? green(verdict(findings)) : red(verdict(findings)),
  ];
  return `${lines.join('\n')}\n`;
}

const cellsOf = ({ level, check, says }: PreflightFinding): readonly string[] => [
  level,
  CHECKS[check],
  printable(says),
];

function adviceOf({ level, check, says, why, fix }: PreflightFinding, width: number): readonly string[] {
  const under = (text: string) =>
    wrapText(printable(text), width - INDENT).map(line => `${' '.repeat(INDENT)}${line}`);
  return [
    ...wrapText(`${level}: ${CHECKS[check]}: ${printable(says)}`, width),
    ...(why === undefined ? [] : under(why)),
    ...(fix === undefined ? [] : under(`→ ${fix}`)),
  ];
}

function verdict(findings: readonly PreflightFinding[]): string {
  const count = (level: PreflightLevel) => findings.filter(each => each.level === level).length;
  const blocked = count('blocked');
  const warnings = count('warning');
  const told = `${warnings} warning${warnings === 1 ? '' : 's'}`;
  return blocked === 0
    ? `The roll may begin (${told}).`
    : `The roll does not begin: ${blocked} blocked, ${told}.`;
}

/** The findings for a program. */
export const preflightJson = (findings: readonly PreflightFinding[]): object => ({
  mayBegin: mayBegin(findings),
  findings,
});
