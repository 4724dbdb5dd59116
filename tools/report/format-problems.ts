import { createColors } from 'picocolors';
import { type Problem, pathText, type Severity } from '../../fleet/problem.ts';
import { excerpt } from './excerpt.ts';
import { printable } from './printable.ts';

/** What the report needs from outside. */
export interface ReportOptions {
  /** Returns the text of a file that a problem stands in; may throw, then its line is not shown. */
  readonly read: (file: string) => string;
  /** Whether the reader's terminal shows colours. */
  readonly colour: boolean;
}

type Colours = ReturnType<typeof createColors>;

/**
 * Problems for a person, each with place, path, rule, the line it is about, the value got and the fix, and a
 * count at the end:
 *
 *     fleets/tvm/fleet.yaml:12:24 error pools.cpu.autoscaled.max: `max` is a number
 *        12 |     autoscaled: {max: "90"}
 *           |                       ^
 *       got: "90"
 *       fix: write for example `max: 90`  [wrong-type]
 *
 * Empty for no problems. Nothing that a file holds can steer the terminal.
 */
export function formatProblems(problems: readonly Problem[], { read, colour }: ReportOptions): string {
  if (problems.length === 0) return '';
  const colours = createColors(colour);
  const linesOf = rememberedLines(read);
  const blocks = problems.map(problem =>
    problemLines(problem, linesOf(problem.place.file), colours).join('\n'),
  );
  return `${blocks.join('\n\n')}\n\n${countOf(problems)}\n`;
}

function problemLines(problem: Problem, file: readonly string[], colours: Colours): readonly string[] {
  const { place, severity, path, message, got, fix, rule } = problem;
  const at = colours.bold(printable(`${place.file}:${place.line}:${place.column}`));
  const level = severity === 'error' ? colours.red(severity) : colours.yellow(severity);
  const shown = excerpt(file, place);
  const id = colours.dim(`[${rule}]`);
  const details = [
    ...(got === undefined ? [] : [`  got: ${printable(got)}`]),
    ...(fix === undefined ? [] : [`  fix: ${printable(fix)}`]),
  ];
  const lines = [
    `${at} ${level} ${printable(pathText(path))}: ${printable(message)}`,
    ...(shown === undefined ? [] : [colours.dim(shown[0]), colours.red(shown[1])]),
    ...details,
  ];
  return [...lines.slice(0, -1), `${lines.at(-1)}  ${id}`];
}

function rememberedLines(read: (file: string) => string): (file: string) => readonly string[] {
  const known = new Map<string, readonly string[]>();
  return file => {
    const lines = known.get(file) ?? linesOrNone(file, read);
    known.set(file, lines);
    return lines;
  };
}

function linesOrNone(file: string, read: (file: string) => string): readonly string[] {
  try {
    return read(file).split(/\r\n?|\n/);
  } catch {
    // The problem may be that the file cannot be read; it has been told then.
    return [];
  }
}

function countOf(problems: readonly Problem[]): string {
  const count = (severity: Severity) => {
    const found = problems.filter(problem => problem.severity === severity).length;
    return found === 0 ? [] : [`${found} ${severity}${found === 1 ? '' : 's'}`];
  };
  return [...count('error'), ...count('warning')].join(', ');
}
