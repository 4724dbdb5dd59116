import { Html, html } from '../../tools/page/escape-html.ts';
import { verdictLine } from '../table.ts';
import type { RollReport } from './roll-report.ts';

const STYLE = `
:root { color-scheme: light dark; font: 15px/1.5 system-ui, sans-serif; }
body { margin: 2rem auto; padding: 0 1rem; max-width: 60rem; }
h1, h2 { line-height: 1.2; }
.bar { display: grid; grid-template-columns: minmax(8rem, 16rem) 1fr; gap: .3rem 1rem; align-items: center; margin: .2rem 0; }
.bar div { display: flex; align-items: center; gap: .5rem; }
.bar i { display: block; height: 1rem; min-width: 2px; background: #8888; }
.bar i.ours { background: #2a9d5c; }
.bar i.kills { background: #d1495b; }
.bar span { white-space: nowrap; }
svg { width: 100%; height: auto; max-width: 44rem; }
svg text { fill: currentColor; font-size: 19px; }
svg .line { fill: none; stroke: #2a9d5c; stroke-width: 2; }
svg .axis { stroke: currentColor; stroke-opacity: .4; }
svg circle { fill: #2a9d5c; }
li { margin: .2rem 0; }
@media (max-width: 34rem) { .bar { grid-template-columns: 1fr; gap: 0; margin: .6rem 0; } }
`;

/** The figures as a page of its own: it loads nothing. */
export function rollPage(report: RollReport): string {
  const { frozen, surge } = report;
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Rolls of simulated fleets</title>
<style>${Html.rawText(STYLE)}</style>
</head>
<body>
<h1>Rolls of simulated fleets</h1>
<p>On a virtual clock, with the roll of <code>fleet roll run</code>; all ways get the same builds.</p>
<ul>${report.verdicts.map(verdict => html`<li>${verdictLine(verdict)}</li>`)}</ul>
<h2>How near to the least possible</h2>
<p>Makespan over the optimum C* of ${frozen.fleets} fleets in which builds only end, and over the lower bound where builds go on
coming and machines may be there beside the others. 1 is the least possible; mean (worst).</p>
${bars([
  { name: 'frozen', value: frozen.estimated.mean, worst: frozen.estimated.max },
  { name: 'frozen, wrong estimates', value: frozen.misestimated.mean, worst: frozen.misestimated.max },
  ...surge.byLoad.map(({ load, ratio }) => ({
    name: `arrivals and surge, ${Math.round(load * 100)} % load`,
    value: ratio.mean,
    worst: ratio.max,
  })),
])}
${report.compared.map(compared)}
<h2>How the cost grows</h2>
<p>CPU seconds for one roll, by agents; both axes are logarithmic.</p>
${scalePlot(report)}
</body>
</html>
`.text;
}

function bars(
  values: readonly { readonly name: string; readonly value: number; readonly worst: number }[],
): Html {
  const most = Math.max(...values.map(({ value }) => value));
  return html`${values.map(({ name, value, worst }) => bar(name, value / most, 'ours', `${value.toFixed(3)} (${worst.toFixed(3)})`))}`;
}

/** @param share - of the longest bar. */
const bar = (name: string, share: number, kind: string, says: string): Html =>
  html`<div class="bar"><span>${name}</span><div><i class="${kind}" style="width:${(60 * share).toFixed(1)}%"></i><span>${says}</span></div></div>`;

function compared({ load, policies }: RollReport['compared'][number]): Html {
  const most = Math.max(...policies.map(({ minutes }) => minutes));
  const [first] = policies;
  return html`<h2>Against other ways, ${Math.round(load * 100)} % load</h2>
<p>Minutes until 40 machines are rolled, of which 4 may be away at once.</p>
${policies.map(policy => {
  const { name, minutes, lost } = policy;
  const kind = lost > 0 ? 'kills' : policy === first ? 'ours' : '';
  return bar(name, minutes / most, kind, `${minutes.toFixed(0)}${lost > 0 ? `, ${lost} builds killed` : ''}`);
})}`;
}

const PLOT = { width: 640, height: 320, left: 80, right: 40, top: 40, bottom: 40 };

function scalePlot({ scale }: RollReport): Html {
  const along = axis(
    scale.map(({ agents }) => agents),
    PLOT.left,
    PLOT.width - PLOT.right,
  );
  const up = axis(
    scale.map(({ cpuSeconds }) => cpuSeconds),
    PLOT.height - PLOT.bottom,
    PLOT.top,
  );
  const points = scale.map(({ agents, cpuSeconds }) => ({
    x: along(agents),
    y: up(cpuSeconds),
    agents,
    cpuSeconds,
  }));
  const path = points.map(({ x, y }) => `${x.toFixed(1)},${y.toFixed(1)}`).join(' ');
  const floor = PLOT.height - PLOT.bottom;
  return html`<svg viewBox="0 0 ${String(PLOT.width)} ${String(PLOT.height)}" role="img" aria-label="CPU seconds by agents">
<line class="axis" x1="${String(PLOT.left)}" y1="${String(floor)}" x2="${String(PLOT.width - PLOT.right)}" y2="${String(floor)}"/>
<polyline class="line" points="${path}"/>
${points.map(
  ({ x, y, agents, cpuSeconds }) =>
    html`<circle cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" r="4"/><text x="${x.toFixed(1)}" y="${String(floor + 28)}" text-anchor="middle">${agents.toLocaleString('en')}</text><text x="${(x - 8).toFixed(1)}" y="${(y - 8).toFixed(1)}" text-anchor="end">${cpuSeconds.toFixed(1)} s</text>`,
)}
</svg>`;
}

/** A logarithmic axis from one place to another. */
function axis(values: readonly number[], from: number, to: number): (value: number) => number {
  const [least, most] = [Math.log(Math.min(...values)), Math.log(Math.max(...values))];
  return value => from + ((to - from) * (Math.log(value) - least)) / Math.max(1e-9, most - least);
}
