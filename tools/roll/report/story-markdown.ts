import { markdownTarget, markdownText } from '../../report/markdown-text.ts';
import { driftWords } from '../plan/report/drift-words.ts';
import { timeText } from '../plan/report/timeline-rows.ts';
import { lengthText } from './length-text.ts';
import { linkWithin, type ReportedStory } from './reported-story.ts';
import { storyHeadline } from './story-headline.ts';
import { type ListedItem, otherSections, urgentSections } from './story-sections.ts';
import { toldRows, tookOf } from './told-machines.ts';

/** A chat takes no more at a glance. */
const MOST_MACHINES = 20;
const MOST_ITEMS = 10;

const HEAD = '| machine | outdated | begins | took | |\n| --- | --- | ---: | ---: | --- |';

/** A roll in Markdown, for chat: short, with a table of the machines that tell most. */
export function storyMarkdown(reported: ReportedStory): string {
  const parts = [
    ...storyHeadline(reported).map(markdownText),
    ...table(reported),
    ...[...urgentSections(reported), ...otherSections(reported)].flatMap(({ title, items }) => [
      `**${title}**`,
      listed(items, reported.server),
    ]),
  ];
  return `${parts.join('\n\n')}\n`;
}

function table({ story, zone }: ReportedStory): readonly string[] {
  const rows = toldRows(story, MOST_MACHINES).map(row => {
    const first = row.intervals[0];
    const times =
      first === undefined ? ['', ''] : [timeText(first.from, story.begun, zone), lengthText(tookOf(row))];
    return `| ${[markdownText(row.name), markdownText(driftWords(row.drift)), ...times, row.standing].join(' | ')} |`;
  });
  const more = story.machines.length - MOST_MACHINES;
  const rest = more > 0 ? [`and ${more} more machines`] : [];
  return rows.length === 0 ? [] : [[HEAD, ...rows].join('\n'), ...rest];
}

function listed(items: readonly ListedItem[], server: URL): string {
  const lines = items.slice(0, MOST_ITEMS).map(({ about, path, says }) => {
    const link = path === undefined ? undefined : linkWithin(path, server);
    const named =
      link === undefined ? markdownText(about) : `[${markdownText(about)}](${markdownTarget(link)})`;
    return `- ${named}: ${markdownText(says)}`;
  });
  const more = items.length - MOST_ITEMS;
  return [...lines, ...(more > 0 ? [`- and ${more} more`] : [])].join('\n');
}
