import { type Html, html } from '../../../page/escape-html.ts';
import { lane, laneAxis, legend, marksOf } from '../../report/page/lane.ts';
import { pageFrame } from '../../report/page/page-frame.ts';
import { timeScale } from '../../report/page/time-scale.ts';
import { driftWords } from './drift-words.ts';
import { headline } from './headline.ts';
import { labelWords } from './label-words.ts';
import { linkTo, type ReportedPlan } from './reported-plan.ts';
import { type TimelineRow, timelineRows, timeText } from './timeline-rows.ts';

/** The plan as a page of its own: it loads nothing, and what is in it is text. */
export function planPage(reported: ReportedPlan): string {
  const { plan, server, notes } = reported;
  const risks = plan.risks.map(({ about, says, path }) =>
    path === undefined
      ? html`<li>${about}: ${says}</li>`
      : html`<li><a href="${linkTo(path, server)}" rel="noreferrer">${about}</a>: ${says}</li>`,
  );
  const left = plan.left.map(({ name, drift, because }) => `${name} (${driftWords(drift)}): ${because}`);
  const rows = timelineRows(plan);
  return pageFrame(`Plan of a roll: ${plan.fleet}`, 'fleet roll plan', [
    html`<h1>Plan of a roll: ${plan.fleet}</h1>`,
    ...headline(reported).map(sentence => html`<p>${sentence}</p>`),
    ...(rows.length === 0 ? [] : [timeline(rows, reported)]),
    ...section('Left as they are', left.map(listed)),
    ...section('Labels', plan.labels.map(labelWords).map(listed)),
    ...section('At risk', risks),
    ...section(
      'Jenkins and AWS differ',
      plan.mismatches.map(({ about, says }) => listed(`${about}: ${says}`)),
    ),
    ...section('To know', notes.map(listed)),
  ]);
}

const listed = (text: string): Html => html`<li>${text}</li>`;

const section = (title: string, items: readonly Html[]): readonly Html[] =>
  items.length === 0 ? [] : [html`<h2>${title}</h2><ul class="listed">${items}</ul>`];

function timeline(rows: readonly TimelineRow[], { plan, zone }: ReportedPlan): Html {
  const { begins, ends, opening } = plan;
  const at = (instant: number) => timeText(instant, begins, zone);
  const scale = timeScale(begins, ends);
  const closes = opening === undefined ? [] : [opening.closes];
  const marks = marksOf({ closes, now: undefined, gaps: [] }, scale);
  const bars = rows.map(({ name, drift, fits, stretches, back }) => {
    const parts = stretches
      .filter(({ from, to }) => to > from)
      .map(({ state, from, to }) => ({ colour: state, from, to, title: `${state} ${at(from)}–${at(to)}` }));
    return html`<li class="${fits ? 'row' : 'row late'}"><span class="name" title="${driftWords(drift)}">${name}</span>${lane(parts, scale)}<span class="how">${fits ? `back ${at(back)}` : 'next window'}</span></li>`;
  });
  return html`<h2>Timeline</h2>${marks}${legend(COLOURS, closes.length === 0 ? [] : [['closes', 'the window closes']])}
<div class="timeline">${laneAxis(scale, at, zone.name)}<ul class="rows">${bars}</ul></div>`;
}

const COLOURS = [
  ['boots', 'a new machine boots'],
  ['drains', 'builds end'],
  ['away', 'away'],
] as const;
