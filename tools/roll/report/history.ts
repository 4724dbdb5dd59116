import { columnWidths, rowLines, type TextColumn } from '../../map/text-columns.ts';
import { printable } from '../../report/printable.ts';
import { utcTime } from '../windows/wall-time.ts';
import { lengthText } from './length-text.ts';
import type { RollStory } from './roll-story.ts';
import { workedOn } from './run-stories.ts';
import { storyCounts } from './story-counts.ts';
import { countsWords, stateWords } from './story-headline.ts';

const COLUMNS: readonly TextColumn[] = [
  { title: 'roll', align: 'left', wraps: false },
  { title: 'begun (UTC)', align: 'left', wraps: false },
  { title: 'worked', align: 'right', wraps: false },
  { title: 'by', align: 'left', wraps: true },
  { title: 'ended', align: 'left', wraps: true },
  { title: 'machines', align: 'left', wraps: true },
  { title: 'builds lost', align: 'right', wraps: false },
];

const NARROWEST = 80;

/** The rolls of a fleet as a table, in the order given. */
export function historyText(stories: readonly RollStory[], { width }: { readonly width: number }): string {
  if (stories.length === 0) return 'no roll was begun yet\n';
  const cells = stories.map(story => [
    printable(story.roll),
    utcTime(story.begun),
    lengthText(workedOn(story)),
    printable(story.outsideWindow && story.why !== undefined ? `${story.by}: ${story.why}` : story.by),
    printable(stateWords(story)),
    machinesCell(story),
    String(storyCounts(story).lost),
  ]);
  const widths = columnWidths(COLUMNS, cells, Math.max(NARROWEST, width));
  const lines = [COLUMNS.map(({ title }) => title), ...cells].flatMap(row => rowLines(row, COLUMNS, widths));
  return `${lines.join('\n')}\n`;
}

function machinesCell(story: RollStory): string {
  const counts = storyCounts(story);
  const leader = story.leader === undefined ? [] : [`leader ${story.leader.end?.phase ?? 'under way'}`];
  return [...(counts.machines === 0 ? [] : countsWords(counts)), ...leader].join(', ');
}

/** The same for a program. */
export const historyJson = (stories: readonly RollStory[]): readonly object[] =>
  stories.map(story => ({
    roll: story.roll,
    fleet: story.fleet,
    begun: new Date(story.begun).toISOString(),
    ended: story.end === undefined ? null : new Date(story.end.at).toISOString(),
    how: story.end?.how ?? null,
    by: story.by,
    why: story.why ?? null,
    leader: story.leader === undefined ? null : (story.leader.end?.phase ?? 'under-way'),
    counts: storyCounts(story),
  }));
