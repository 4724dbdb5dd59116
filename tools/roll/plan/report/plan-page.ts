import { Html, html } from '../../../map/escape-html.ts';
import { driftWords } from './drift-words.ts';
import { headline } from './headline.ts';
import { labelWords } from './label-words.ts';
import { linkTo, type ReportedPlan } from './reported-plan.ts';
import { type TimelineRow, timelineRows, timeText } from './timeline-rows.ts';

const STYLE = `
:root { color-scheme: light dark; font: 15px/1.5 system-ui, sans-serif; }
body { margin: 2rem auto; padding: 0 1rem; max-width: 75rem; }
h1, h2 { line-height: 1.2; }
.row, .scale { display: grid; grid-template-columns: 15rem 1fr; gap: 1rem; align-items: center; margin: .2rem 0; }
.name { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.scale .times { display: flex; justify-content: space-between; }
.lane { position: relative; height: 1.2rem; background: #8882; }
.lane i, .key i { display: block; min-width: 2px; height: 100%; }
.lane i { position: absolute; }
.boots { background: #2a9d5c; }
.drains { background: #e0a100; }
.away { background: #d1495b; }
.lane .closes { width: 2px; background: currentColor; }
.late .name { font-style: italic; }
.key span { display: inline-block; margin-right: 1.5rem; }
.key i { display: inline-block; width: 1rem; height: .8rem; margin-right: .4rem; }
`;

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
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Plan of a roll: ${plan.fleet}</title>
<style>${Html.rawText(STYLE)}</style>
</head>
<body>
<h1>Plan of a roll: ${plan.fleet}</h1>
${headline(reported).map(sentence => html`<p>${sentence}</p>`)}
${rows.length === 0 ? undefined : timeline(rows, reported)}
${section('Left as they are', left.map(listed))}
${section('Labels', plan.labels.map(labelWords).map(listed))}
${section('At risk', risks)}
${section(
  'Jenkins and AWS differ',
  plan.mismatches.map(({ about, says }) => listed(`${about}: ${says}`)),
)}
${section('To know', notes.map(listed))}
</body>
</html>
`.text;
}

const listed = (text: string): Html => html`<li>${text}</li>`;

const section = (title: string, items: readonly Html[]): Html | undefined =>
  items.length === 0 ? undefined : html`<h2>${title}</h2><ul>${items}</ul>`;

function timeline(rows: readonly TimelineRow[], { plan, zone }: ReportedPlan): Html {
  const { begins, ends, opening } = plan;
  const at = (instant: number) => timeText(instant, begins, zone);
  const share = (from: number, to: number) => ((100 * (to - from)) / Math.max(1, ends - begins)).toFixed(3);
  const closes =
    opening === undefined || opening.closes > ends
      ? undefined
      : html`<i class="closes" style="left:${share(begins, opening.closes)}%" title="the window closes"></i>`;
  const bars = rows.map(({ name, drift, fits, stretches }) => {
    const parts = stretches
      .filter(({ from, to }) => to > from)
      .map(
        ({ state, from, to }) =>
          html`<i class="${state}" style="left:${share(begins, from)}%;width:${share(from, to)}%" title="${state} ${at(from)}–${at(to)}"></i>`,
      );
    const said = `${name}: ${driftWords(drift)}${fits ? '' : ' (next window)'}`;
    return html`<div class="row ${fits ? '' : 'late'}"><span class="name" title="${said}">${name}</span><div class="lane">${parts}${closes}</div></div>`;
  });
  return html`<h2>Timeline</h2>
<p class="key"><span><i class="boots"></i>a new machine boots</span><span><i class="drains"></i>builds end</span><span><i class="away"></i>away</span>names in italics: next window</p>
<div class="scale"><span></span><div class="times"><span>${at(begins)}</span><span>${at(ends)} (${zone.name})</span></div></div>
${bars}`;
}
