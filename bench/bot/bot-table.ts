import { aligned, verdictLine } from '../table.ts';
import type { BotReport } from './bot-report.ts';
import { type ReportSection, reportSections } from './report-sections.ts';

/** The report for a person at a terminal. */
export const botTable = (report: BotReport): string =>
  [
    ...reportSections(report).flatMap(sectionLines),
    ...report.verdicts.map(verdictLine),
    '',
    machineLine(report),
    '',
  ].join('\n');

const sectionLines = ({ title, head, rows, notes }: ReportSection): readonly string[] => [
  title,
  ...aligned([head, ...rows], 1).map(line => `  ${line}`),
  ...notes.map(note => `  · ${note}`),
  '',
];

/** Where and how long it was measured. */
export function machineLine({ machine, seconds }: BotReport): string {
  const [before, after] = machine.load.map(load => load.toFixed(1));
  return `One run of ${seconds.toFixed(0)} s. Node ${machine.node}, ${machine.platform}, ${machine.cpus} × ${machine.cpu}, load ${before} before and ${after} after: a busy machine is slower, ratios less so.`;
}
