import { type Html, html } from '../../tools/page/escape-html.ts';
import { htmlPage } from '../../tools/page/html-page.ts';
import { shortSha } from '../status/run-row.ts';
import { timeText } from '../status/run-times.ts';
import { bytesText, changeText, ratioText, secondsText, shareText } from './figures.ts';
import { type RatioScale, ratioScale, rowPlot, ticksHtml } from './forest-plot.ts';
import { REPORT_STYLE } from './report-style.ts';
import type { JudgedBenchmark } from './report-verdicts.ts';
import type { ToldReport } from './told-report.ts';
import { verdictRank, verdictWords } from './verdict-words.ts';

/** A page that tells a report: verdict first, a row for each benchmark, all figures folded below. It needs nothing beside itself. */
export function reportPage(told: ToldReport): string {
  const { report, repository, pull } = told;
  const judged = told.judged.toSorted(
    (one, other) =>
      verdictRank(one.verdict) - verdictRank(other.verdict) ||
      Math.abs(Math.log(other.ratio)) - Math.abs(Math.log(one.ratio)),
  );
  const scale = ratioScale(judged);
  return htmlPage({
    title: `Benchmarks of ${repository} ${pull}`,
    origin: html`run ${report.run}, written by the bot that commits reports`,
    style: REPORT_STYLE,
    body: [
      headerHtml(told),
      html`<main><h2>Change of each benchmark</h2>
${LEGEND}
<div class="axis"><span>benchmark</span>${ticksHtml(scale)}<span class="number">base → head</span></div>
${judged.map(one => rowHtml(one, scale))}
${tableHtml(judged)}
${notesHtml(told)}</main>
`,
    ],
  });
}

function headerHtml({ report, judged, repository, pull, pullAddress }: ToldReport): Html {
  const name = `${repository} #${pull}`;
  const title = pullAddress === undefined ? html`${name}` : html`<a href="${pullAddress}">${name}</a>`;
  return html`<header><h1>Benchmarks <small>${title}</small></h1>
<p class="verdict">${verdictWords(judged)}</p>
<p><code>${shortSha(report.sha)}</code> against <code>${shortSha(report.base)}</code>, ${timeText(report.ended)}</p></header>
`;
}

const LEGEND = html`<p class="legend"><span class="regression"><svg><line class="interval" x1="0" x2="16" y1="6" y2="6"/><rect class="mark" x="4" y="2" width="8" height="8"/></svg>slower</span>
<span class="improvement"><svg><line class="interval" x1="0" x2="16" y1="6" y2="6"/><circle class="mark" cx="8" cy="6" r="5"/></svg>faster</span>
<span class="inconclusive"><svg><line class="interval" x1="0" x2="16" y1="6" y2="6"/><circle class="mark" cx="8" cy="6" r="4"/></svg>cannot be said</span>
<span><svg><rect class="floor" width="16" height="12"/></svg>noise: says nothing</span>
<span><svg><circle class="sample" cx="8" cy="6" r="3"/></svg>processes of the base, above those of the head</span></p>`;

function rowHtml(one: JudgedBenchmark, scale: RatioScale): Html {
  const label = `${one.name}: ratio ${ratioText(one.ratio)}, 95 % between ${ratioText(one.low)} and ${ratioText(one.high)}`;
  return html`<section class="row ${one.verdict}"><div><h3>${one.name}</h3><p><span class="chip">${one.verdict}</span>${one.isFresh ? ' measured twice' : ''}${memoryText(one)}</p></div>
${rowPlot(one, scale, label)}
<p class="figures"><b>${changeText(one.ratio)}</b>${secondsText(one.baseMedian)} → ${secondsText(one.headMedian)}</p></section>
`;
}

function memoryText({ memory }: JudgedBenchmark): string {
  if (memory === undefined || memory.verdict === 'same') return '';
  return `, memory ${bytesText(memory.base)} → ${bytesText(memory.head)}`;
}

const tableHtml = (judged: readonly JudgedBenchmark[]): Html =>
  html`<details><summary>All figures</summary><div class="wide" tabindex="0" role="region" aria-label="All figures"><table>
<thead><tr><th>benchmark</th><th>base</th><th>head</th><th>ratio</th><th>95 %</th><th>p</th><th>q</th><th>noise</th><th>processes</th><th>memory</th><th>verdict</th></tr></thead>
<tbody>${judged.map(
    one => html`<tr><td>${one.name}</td><td>${secondsText(one.baseMedian)}</td><td>${secondsText(one.headMedian)}</td><td>${ratioText(one.ratio)}</td><td>${ratioText(one.low)} – ${ratioText(one.high)}</td><td>${shareText(one.p)}</td><td>${shareText(one.q)}</td><td>${(one.margin * 100).toFixed(1)} %</td><td>${one.samples.base} + ${one.samples.head}</td><td>${one.memory === undefined ? '–' : `${bytesText(one.memory.base)} → ${bytesText(one.memory.head)}`}</td><td>${one.verdict}</td></tr>
`,
  )}</tbody></table></div></details>`;

function notesHtml({ report }: ToldReport): Html {
  const { processor, cores, system } = report.machine;
  const dropped =
    report.dropped > 0 ? html`<p>${report.dropped} more benchmarks are not in this report.</p>` : undefined;
  return html`<div class="notes">${dropped}<p>Both commits ran in turn on one machine (base, head, head, base), a fresh process for each sample. The ratio is that of the medians, its interval a bootstrap of 95 %. A change counts when it is sure (Mann–Whitney, false discoveries below 5 % over all benchmarks) and the whole interval lies beyond the benchmark’s own noise, at least 2 %. What seemed to have changed was measured once more and judged on the fresh samples alone.</p>
<p>${processor}, ${cores} cores, ${system}</p></div>`;
}
