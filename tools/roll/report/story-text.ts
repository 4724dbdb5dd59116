import { createColors } from 'picocolors';
import { columnWidths, rowLines, type TextColumn } from '../../map/text-columns.ts';
import { wrapText } from '../../map/wrap-text.ts';
import { printable } from '../../report/printable.ts';
import { driftWords } from '../plan/report/drift-words.ts';
import type { PlanLook } from '../plan/report/plan-text.ts';
import { BAR_LEGEND, timelineBars } from '../plan/report/timeline-bars.ts';
import { type TimelineRow, timeText } from '../plan/report/timeline-rows.ts';
import { lengthText } from './length-text.ts';
import { linkWithin, type ReportedStory } from './reported-story.ts';
import { storyHeadline } from './story-headline.ts';
import { type ListedItem, otherSections, type StorySection, urgentSections } from './story-sections.ts';
import { leaderStretches, machineStretches } from './story-stretches.ts';
import { toldMachines, toldRows, tookOf } from './told-machines.ts';

const NARROWEST = 80;
const WIDEST = 160;
const MOST_MACHINES = 60;
const MOST_ITEMS = 40;

const COLUMNS: readonly TextColumn[] = [
  { title: 'machine', align: 'left', wraps: true },
  { title: 'outdated', align: 'left', wraps: true },
  { title: 'begins', align: 'right', wraps: false },
  { title: 'took', align: 'right', wraps: false },
  { title: '', align: 'left', wraps: false },
];

/** A roll for a terminal: what came of it, each machine, its timeline as bars, and what a reader has to know. */
export function storyText(reported: ReportedStory, look: PlanLook): string {
  const lines = [
    ...headLines(reported, look),
    ...timeline(reported, widthOf(look), look.colour),
    ...sectionLines([...urgentSections(reported), ...otherSections(reported)], reported, look),
  ];
  return `${lines.join('\n')}\n`;
}

/** Only what came of a roll, and what somebody has to do something about. */
export function summaryText(reported: ReportedStory, look: PlanLook): string {
  const lines = [...headLines(reported, look), ...sectionLines(urgentSections(reported), reported, look)];
  return `${lines.join('\n')}\n`;
}

const widthOf = ({ width }: PlanLook): number => Math.min(WIDEST, Math.max(NARROWEST, width));

function headLines(reported: ReportedStory, look: PlanLook): readonly string[] {
  const { bold } = createColors(look.colour);
  const heads = storyHeadline(reported).flatMap(sentence => wrapText(printable(sentence), widthOf(look)));
  return heads.map((line, index) => (index === 0 ? bold(line) : line));
}

function sectionLines(
  sections: readonly StorySection[],
  { server }: ReportedStory,
  look: PlanLook,
): readonly string[] {
  const { bold, dim } = createColors(look.colour);
  return sections.flatMap(({ title, items }) => [
    '',
    bold(title),
    ...items.slice(0, MOST_ITEMS).flatMap(item => itemLines(item, server, widthOf(look), dim)),
    ...(items.length > MOST_ITEMS ? [dim(`  and ${items.length - MOST_ITEMS} more`)] : []),
  ]);
}

function timeline(reported: ReportedStory, width: number, colour: boolean): readonly string[] {
  const { story, zone } = reported;
  const { yellow, red, green, dim } = createColors(colour);
  const rows = toldRows(story, MOST_MACHINES);
  if (rows.length === 0) return [];
  const more = story.machines.length - MOST_MACHINES;
  const stretches = [
    ...(story.leader === undefined ? [] : [{ name: 'leader', stretches: leaderStretches(story.leader) }]),
    ...toldMachines(story.machines, MOST_MACHINES).map(machine => ({
      name: machine.name,
      stretches: machineStretches(machine),
    })),
  ];
  const begins = story.runs.at(-1)?.from ?? story.begun;
  const span = { begins, ends: story.until, closes: story.runs.at(-1)?.closes, zone };
  const colours = { boots: green, drains: yellow, away: red };
  return [
    '',
    ...table(rows, reported, width),
    ...(more > 0 ? [dim(`and ${more} more machines`)] : []),
    '',
    ...timelineBars(
      stretches.map(row => sinceOf(row, begins)),
      span,
      width,
      (state, text) => colours[state](text),
    ),
    dim(BAR_LEGEND),
  ];
}

/** Bars show the last run: windows lie so far apart that nothing could be told from all of them. */
const sinceOf = ({ name, stretches }: Pick<TimelineRow, 'name' | 'stretches'>, begins: number) => ({
  name,
  stretches: stretches
    .filter(({ to }) => to > begins)
    .map(stretch => ({ ...stretch, from: Math.max(begins, stretch.from) })),
});

function table(
  rows: ReturnType<typeof toldRows>,
  { story, zone }: ReportedStory,
  width: number,
): readonly string[] {
  const cells = rows.map(row => {
    const first = row.intervals[0];
    const times =
      first === undefined ? ['', ''] : [timeText(first.from, story.begun, zone), lengthText(tookOf(row))];
    return [printable(row.name), printable(driftWords(row.drift)), ...times, row.standing];
  });
  const widths = columnWidths(COLUMNS, cells, width);
  return [COLUMNS.map(({ title }) => title), ...cells].flatMap(row => rowLines(row, COLUMNS, widths));
}

function itemLines(
  { about, path, says }: ListedItem,
  server: URL,
  width: number,
  dim: (text: string) => string,
): readonly string[] {
  const lines = wrapText(printable(`${about}: ${says}`), width - 4);
  const link = path === undefined ? undefined : linkWithin(path, server);
  return [
    ...lines.map((line, index) => `${index === 0 ? '  - ' : '    '}${line}`),
    ...(link === undefined ? [] : [`    ${dim(printable(link))}`]),
  ];
}
