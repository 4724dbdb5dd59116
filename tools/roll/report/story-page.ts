import { countText } from '../../map/figure-text.ts';
import { type Html, html } from '../../page/escape-html.ts';
import { timeText } from '../plan/report/timeline-rows.ts';
import { lengthText } from './length-text.ts';
import { eventLog } from './page/event-log.ts';
import { laneAxis, legend, marksOf } from './page/lane.ts';
import { type Clock, machineRow } from './page/machine-row.ts';
import { pageFrame } from './page/page-frame.ts';
import { COLOUR_WORDS } from './page/phase-look.ts';
import { poolRows } from './page/pool-rows.ts';
import { timeScale } from './page/time-scale.ts';
import { workRows } from './page/work-rows.ts';
import { linkWithin, type ReportedStory } from './reported-story.ts';
import type { RollStory } from './roll-story.ts';
import { workedOn } from './run-stories.ts';
import { storyCounts } from './story-counts.ts';
import { storyHeadline } from './story-headline.ts';
import { otherSections, type StorySection, urgentSections } from './story-sections.ts';
import { leaderRow } from './told-machines.ts';

/** In milliseconds. */
const LONGEST_WINDOW = 86_400_000;

/** So many things of a part are shown at once; more fold away. */
const SHOWN_ITEMS = 30;

/** A roll as a page of its own: it loads nothing, runs nothing, and what is in it is text. */
export function storyPage(reported: ReportedStory): string {
  const { story, server, zone } = reported;
  const clock = clockOf(reported);
  const body = [
    html`<h1>Roll of ${story.fleet} <small>${story.roll}</small></h1>`,
    ...storyHeadline(reported).map(sentence => html`<p>${sentence}</p>`),
    numbers(story),
    ...urgentSections(reported).map(section => sectionPart(section, server)),
    timeline(story, clock, zone.name),
    workRows(reported, clock) ?? html``,
    ...otherSections(reported).map(section => sectionPart(section, server)),
    eventLog(story.events, clock.text),
  ];
  return pageFrame(`Roll of ${story.fleet}: ${story.roll}`, 'fleet roll', body);
}

function clockOf({ story, zone }: ReportedStory): Clock {
  const { begun, until, end, runs, gaps } = story;
  const closes = end === undefined ? runs.at(-1)?.closes : undefined;
  // What closes later than a day from now is no window, and nothing else would be seen beside it.
  const shown = closes !== undefined && closes - until < LONGEST_WINDOW ? closes : until;
  const scale = timeScale(begun, Math.max(until, shown, begun + 1), gaps);
  return { scale, text: instant => timeText(instant, begun, zone) };
}

function numbers(story: RollStory): Html {
  const counts = storyCounts(story);
  const figures = [
    ['rolled', countText(counts.rolled), false],
    ['under way', countText(counts.underWay), false],
    ['waiting', countText(counts.waiting), false],
    ['left', countText(counts.left), false],
    ['failed', countText(counts.failed), counts.failed > 0],
    ['builds lost', countText(counts.lost), counts.lost > 0],
    ['started again', countText(counts.startedAgain), false],
    ['took', lengthText(workedOn(story)), false],
  ] as const;
  return html`<dl class="numbers">${figures.map(
    ([word, figure, bad]) =>
      html`<div class="${bad ? 'figure bad' : 'figure'}"><dt>${word}</dt><dd>${figure}</dd></div>`,
  )}</dl>`;
}

function sectionPart({ title, items }: StorySection, server: URL): Html {
  const rows = items.map(({ about, path, says }) => {
    const link = path === undefined ? undefined : linkWithin(path, server);
    const named =
      link === undefined ? html`<b>${about}</b>` : html`<a href="${link}" rel="noreferrer">${about}</a>`;
    return html`<li>${named}: ${says}</li>`;
  });
  const more = rows.slice(SHOWN_ITEMS);
  const folded =
    more.length === 0
      ? undefined
      : html`<details><summary>${countText(more.length)} more</summary><ul class="listed">${more}</ul></details>`;
  return html`<h2>${title}</h2><ul class="listed">${rows.slice(0, SHOWN_ITEMS)}</ul>${folded}`;
}

function timeline({ leader, machines, runs, gaps, end, until }: RollStory, clock: Clock, zone: string): Html {
  const closes = [...new Set(runs.flatMap(run => run.closes ?? []))];
  const marks = marksOf({ closes, now: end === undefined ? until : undefined, gaps }, clock.scale);
  const own =
    leader === undefined
      ? undefined
      : html`<h3>Leader</h3><ul class="rows">${machineRow(leaderRow(leader), clock)}</ul>`;
  const pools = [...Map.groupBy(machines, ({ pool }) => pool)].sort(([one], [other]) =>
    one < other ? -1 : 1,
  );
  const colours = [
    ...COLOUR_WORDS,
    ['done', 'done'] as const,
    ...(gaps.length > 0 ? [['gap', 'nobody at work'] as const] : []),
  ];
  const lines = [
    ...(closes.length > 0 ? [['closes', 'the window closes'] as const] : []),
    ...(end === undefined ? [['now', 'now'] as const] : []),
  ];
  return html`<h2>Timeline</h2>${marks}${legend(colours, lines)}
<div class="timeline">${laneAxis(clock.scale, clock.text, zone)}${own}${pools.map(([pool, members]) => poolRows(pool, members, clock, machines.length))}</div>`;
}
