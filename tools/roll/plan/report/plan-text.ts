import { createColors } from 'picocolors';
import { columnWidths, rowLines, type TextColumn } from '../../../map/text-columns.ts';
import { wrapText } from '../../../map/wrap-text.ts';
import { printable } from '../../../report/printable.ts';
import { isUpToDate } from '../planned.ts';
import { driftWords } from './drift-words.ts';
import { headline } from './headline.ts';
import { labelWords } from './label-words.ts';
import { linkTo, type ReportedPlan } from './reported-plan.ts';
import { BAR_LEGEND, timelineBars } from './timeline-bars.ts';
import { type TimelineRow, timelineRows, timeText } from './timeline-rows.ts';

/** How the plan is to look. */
export interface PlanLook {
  /** Columns of the terminal; below 80 and above 160 it is as there. */
  readonly width: number;
  /** Whether escape sequences for colours may be written; NO_COLOR is for the caller to respect. */
  readonly colour: boolean;
}

const NARROWEST = 80;
const WIDEST = 160;

const COLUMNS: readonly TextColumn[] = [
  { title: 'machine', align: 'left', wraps: true },
  { title: 'outdated', align: 'left', wraps: true },
  { title: 'way', align: 'left', wraps: false },
  { title: 'begins', align: 'right', wraps: false },
  { title: 'drained', align: 'right', wraps: false },
  { title: 'back', align: 'right', wraps: false },
  { title: '', align: 'left', wraps: false },
];

/** The plan for a terminal: what it comes to, each machine, the timeline as bars, what is left and what is at risk. */
export function planText(reported: ReportedPlan, look: PlanLook): string {
  const width = Math.min(WIDEST, Math.max(NARROWEST, look.width));
  const { plan, server, zone, notes } = reported;
  const { bold, yellow, red, green, dim } = createColors(look.colour);
  const rows = timelineRows(plan);
  const heads = headline(reported).flatMap(sentence => wrapText(printable(sentence), width));
  const colours = { boots: green, drains: yellow, away: red };
  const span = { begins: plan.begins, ends: plan.ends, closes: plan.opening?.closes, zone };
  const bars = () => timelineBars(rows, span, width, (state, text) => colours[state](text));
  const timeline =
    rows.length === 0 ? [] : ['', ...table(rows, reported, width), '', ...bars(), dim(BAR_LEGEND)];
  const left = plan.left.map(({ name, drift, because }) =>
    item(`${name} (${driftWords(drift)}): ${because}`, width),
  );
  const risks = plan.risks.map(({ about, says, path }) => {
    const link = path === undefined ? [] : [`    ${dim(printable(linkTo(path, server)))}`];
    return [...item(`${about}: ${says}`, width), ...link];
  });
  const differing = plan.mismatches.map(({ about, says }) => item(`${about}: ${says}`, width));
  const lines = [
    ...(isUpToDate(plan) ? heads : heads.map((line, index) => (index === 0 ? bold(line) : line))),
    ...timeline,
    ...section(bold('Left as they are'), left),
    ...section(
      bold('Labels'),
      plan.labels.map(label => item(labelWords(label), width)),
    ),
    ...section(bold('At risk'), risks),
    ...section(bold('Jenkins and AWS differ'), differing),
    ...section(
      bold('To know'),
      notes.map(note => item(note, width)),
    ),
  ];
  return `${lines.join('\n')}\n`;
}

function table(rows: readonly TimelineRow[], reported: ReportedPlan, width: number): readonly string[] {
  const cells = rows.map(row => cellsOf(row, reported));
  const widths = columnWidths(COLUMNS, cells, width);
  const titles = COLUMNS.map(({ title }) => title);
  return [titles, ...cells].flatMap(row => rowLines(row, COLUMNS, widths));
}

function cellsOf(row: TimelineRow, { plan, zone }: ReportedPlan): readonly string[] {
  const at = (instant: number) => timeText(instant, plan.begins, zone);
  const drained = `${row.estimated ? '' : '≤ '}${at(row.drained)}`;
  const remark = row.fits ? '' : 'next window';
  return [
    printable(row.name),
    printable(driftWords(row.drift)),
    row.way,
    at(row.begins),
    drained,
    at(row.back),
    remark,
  ];
}

const section = (title: string, items: readonly (readonly string[])[]): readonly string[] =>
  items.length === 0 ? [] : ['', title, ...items.flat()];

const item = (text: string, width: number): readonly string[] =>
  wrapText(printable(text), width - 4).map((line, index) => `${index === 0 ? '  - ' : '    '}${line}`);
