import type { Report, ReportRow, Verdict } from './report.ts';
import type { Spread } from './statistics.ts';

const HEAD = ['', 'cache', 'wall s (min–max)', 'CPU s', 'peak MB', 'limit', ''];

/** The report for a person. */
export function tableOf(report: Report): string {
  const { machine, repetitions, rows, growth, verdicts } = report;
  const [before, after] = machine.load.map(load => load.toFixed(1));
  return [
    ...aligned([HEAD, ...rows.map(cells)]),
    '',
    ...verdicts.map(verdictLine),
    `${growth.marginalRatio.toFixed(2)} one more pool in the upper half of that growth, over one more in the lower`,
    `${growth.exponent.toFixed(2)} is the p of cost = pools^p, with what a fleet of one pool costs taken away`,
    '',
    `Medians of ${repetitions}, each a new process; wall time in parentheses: fastest–slowest. CPU: all processes together; peak: the largest.`,
    `cache: Node's compile cache; \`empty\` is the first run ever, \`warm\` every other one. The quoted figures are the warm ones.`,
    `Node ${machine.node}, ${machine.platform}, ${machine.cpus} × ${machine.cpu}, load ${before} before and ${after} after.`,
    '',
  ].join('\n');
}

function cells({ title, cache, seconds, cpuSeconds, megabytes, limit, met }: ReportRow): readonly string[] {
  const bounds = limit && [`${limit.seconds} s`, ...(limit.megabytes ? [`${limit.megabytes} MB`] : [])];
  return [
    title,
    cache,
    `${seconds.median.toFixed(2)} ${range(seconds)}`,
    cpuSeconds.median.toFixed(2),
    megabytes.median.toFixed(0),
    bounds?.join(', ') ?? '',
    met === undefined ? '' : mark(met),
  ];
}

const range = ({ min, max }: Spread): string => `(${min.toFixed(2)}–${max.toFixed(2)})`;

const mark = (met: boolean): string => (met ? 'met' : 'MISSED');

/** A verdict in words. */
export const verdictLine = ({ says, value, bound, met }: Verdict): string =>
  `${value.toFixed(2)} ${says}${bound === '' ? '' : `: ${bound} ${mark(met)}`}`;

/** Columns as wide as their widest cell; the first ones to the left, figures to the right. */
export function aligned(rows: readonly (readonly string[])[], toTheLeft = 2): readonly string[] {
  const width = (column: number) => Math.max(...rows.map(row => row[column]?.length ?? 0));
  return rows.map(row =>
    row
      .map((cell, column) => (column < toTheLeft ? cell.padEnd(width(column)) : cell.padStart(width(column))))
      .join('  ')
      .trimEnd(),
  );
}
