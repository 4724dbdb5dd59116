import { COLOURS } from '../../tools/page/colours.ts';
import { type Html, html } from '../../tools/page/escape-html.ts';
import { htmlPage } from '../../tools/page/html-page.ts';
import { TYPE } from '../../tools/page/type.ts';
import { verdictLine } from '../table.ts';
import type { BotReport } from './bot-report.ts';
import { machineLine } from './bot-table.ts';
import { type ReportSection, reportSections } from './report-sections.ts';

const STYLE = `${COLOURS}${TYPE}
body { max-width: 70rem; }
li { margin: .2rem 0; }
ul { list-style: disc; padding-left: 1.2rem; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; margin: .75rem 0; width: 100%; }
th, td { white-space: nowrap; overflow-wrap: normal; padding: .3rem .75rem .3rem 0; text-align: right; vertical-align: baseline; border-bottom: 1px solid var(--line); }
th { font-weight: 600; color: var(--quiet); font-size: .8125rem; }
th:first-child, td:first-child { text-align: left; min-width: 12rem; }
.notes { max-width: 62rem; }
figure { margin: .75rem 0; }
figcaption { color: var(--quiet); font-size: .8125rem; }
svg.bars { width: 100%; min-width: 44rem; max-width: 62rem; height: auto; display: block; margin: .25rem 0; }
svg.bars rect { fill: var(--grown); }
svg.bars rect.ours { fill: var(--on-demand); }
svg.bars text { fill: var(--ink); font: 14px var(--sans); }
`;

/** The figures as a page of its own: it loads nothing. */
export function botPage(report: BotReport): string {
  const [acknowledged, ...others] = reportSections(report);
  return htmlPage({
    title: 'The CI bot in figures',
    origin: html`npm run bench:bot`,
    style: STYLE,
    body: [
      html`<h1>The CI bot in figures</h1>
<p class="honest">${machineLine(report)}</p>
<ul>${report.verdicts.map(verdict => html`<li>${verdictLine(verdict)}</li>`)}</ul>`,
      ...(acknowledged ? [section(acknowledged, ackBars(report))] : []),
      ...others.map(each => section(each, barsOf(each, report))),
    ],
  });
}

const section = ({ title, head, rows, notes }: ReportSection, chart: Html | undefined): Html => html`
<h2>${title}</h2>
${chart}
<div class="wide"><table><thead><tr>${head.map(cell => html`<th scope="col">${cell}</th>`)}</tr></thead>
<tbody>${rows.map(row => html`<tr>${row.map(cell => html`<td>${cell}</td>`)}</tr>`)}</tbody></table></div>
<ul class="notes">${notes.map(note => html`<li>${note}</li>`)}</ul>`;

interface Bar {
  readonly name: string;
  readonly value: number;
  readonly says: string;
  readonly isOurs: boolean;
}

function ackBars({ acknowledgements }: BotReport): Html {
  const busiest = Math.max(...acknowledgements.map(({ concurrency }) => concurrency));
  return bars(
    `Acknowledgements a second, ${busiest} requests at once`,
    acknowledgements
      .filter(({ concurrency }) => concurrency === busiest)
      .map(({ name, rate }) => ({
        name,
        value: rate.median,
        says: rate.median.toFixed(0),
        isOurs: name.startsWith('ours'),
      })),
  );
}

function barsOf({ title }: ReportSection, { coldStarts, month }: BotReport): Html | undefined {
  if (title.startsWith('Cold start'))
    return bars(
      'Milliseconds',
      coldStarts.map(({ name, milliseconds: { median } }, index) => ({
        name,
        value: median,
        says: `${median.toFixed(0)} ms`,
        isOurs: index < 2,
      })),
    );
  const rows = month.rows.filter(({ project, isSensitivity }) => title.endsWith(project) && !isSensitivity);
  if (rows.length === 0) return undefined;
  return bars(
    'Dollars in the simulated month',
    rows.map(({ policy, usd }) => ({
      name: policy,
      value: usd,
      says: `$${usd.toFixed(0)}`,
      isOurs: policy.startsWith('asked'),
    })),
  );
}

const BAR = { height: 26, names: 380, longest: 460, width: 960 };

function bars(label: string, values: readonly Bar[]): Html {
  const most = Math.max(...values.map(({ value }) => value));
  return html`<figure class="wide"><figcaption>${label}</figcaption><svg class="bars" viewBox="0 0 ${String(BAR.width)} ${String(values.length * BAR.height)}" role="img" aria-label="${label}">
${values.map(({ name, value, says, isOurs }, index) => {
  const width = (BAR.longest * value) / most;
  const top = index * BAR.height;
  return html`<text x="${String(BAR.names - 10)}" y="${String(top + 17)}" text-anchor="end">${name}</text>
<rect class="${isOurs ? 'ours' : 'other'}" x="${String(BAR.names)}" y="${String(top + 4)}" width="${width.toFixed(1)}" height="${String(BAR.height - 8)}"/>
<text x="${(BAR.names + width + 8).toFixed(1)}" y="${String(top + 17)}">${says}</text>`;
})}
</svg></figure>`;
}
