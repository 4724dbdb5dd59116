import { type Html, html } from '../../tools/page/escape-html.ts';
import { htmlPage } from '../../tools/page/html-page.ts';
import { shortSha } from '../status/run-row.ts';
import { timeText } from '../status/run-times.ts';
import { secondsText } from './figures.ts';
import type { HistoryEntry } from './history.ts';
import { REPORT_STYLE } from './report-style.ts';
import { verdictWords } from './verdict-words.ts';

/** How many reports and benchmarks a page shows; the others are in the history beside it. */
const MOST_ROWS = 100;
const MOST_LINES = 200;
const MOST_POINTS = 100;

const PLOT = { height: 72, top: 8, bottom: 64 } as const;

/** The page over all reports of a repository: the newest first, and each benchmark's time at the bases that were measured. @param linkOf where a report lies, from this page */
export function indexPage(
  repository: string,
  entries: readonly HistoryEntry[],
  linkOf: (entry: HistoryEntry) => string,
): string {
  return htmlPage({
    title: `Benchmarks of ${repository}`,
    origin: html`made from history.json beside it`,
    style: REPORT_STYLE,
    body: [
      html`<header><h1>Benchmarks <small>${repository}</small></h1>
<p>${entries.length === 1 ? '1 report' : `${entries.length} reports`}</p></header>
`,
      html`<main><h2>Reports</h2>
<div class="wide" tabindex="0" role="region" aria-label="Reports"><table>
<thead><tr><th>pull request</th><th>commit</th><th>base</th><th>measured</th><th>verdict</th></tr></thead>
<tbody>${entries.slice(-MOST_ROWS).toReversed().map(reportRow(linkOf))}</tbody></table></div>
<h2>Time of each benchmark at the base</h2>
<p class="honest">One point for each report, oldest first; from zero, so that heights can be compared.</p>
${coursesHtml(entries)}</main>
`,
    ],
  });
}

const reportRow =
  (linkOf: (entry: HistoryEntry) => string) =>
  (entry: HistoryEntry): Html => {
    const counted = entry.benchmarks.map(({ verdict }) => ({ verdict, memory: undefined }));
    return html`<tr><td><a href="${linkOf(entry)}">#${entry.pull}</a></td><td><code>${shortSha(entry.sha)}</code></td><td><code>${shortSha(entry.base)}</code></td><td>${timeText(entry.at)}</td><td>${verdictWords(counted)}</td></tr>
`;
  };

interface Point {
  readonly sha: string;
  readonly seconds: number;
}

function coursesHtml(entries: readonly HistoryEntry[]): readonly Html[] {
  const points = entries.flatMap(({ base: sha, benchmarks }) =>
    benchmarks.map(({ name, base }) => ({ name, point: { sha, seconds: base } })),
  );
  const courses = [...Map.groupBy(points, ({ name }) => name)].toSorted(([one], [other]) =>
    one < other ? -1 : 1,
  );
  return courses.slice(0, MOST_LINES).map(([name, its]) =>
    courseHtml(
      name,
      its.slice(-MOST_POINTS).map(({ point }) => point),
    ),
  );
}

function courseHtml(name: string, points: readonly Point[]): Html {
  const most = Math.max(...points.map(({ seconds }) => seconds));
  const x = (index: number): number => (points.length === 1 ? 500 : (index * 1_000) / (points.length - 1));
  const y = (seconds: number): number => PLOT.bottom - ((PLOT.bottom - PLOT.top) * seconds) / most;
  const path = points
    .map(({ seconds }, index) => `${x(index).toFixed(1)},${y(seconds).toFixed(1)}`)
    .join(' ');
  const last = points.at(-1)?.seconds ?? most;
  const dots = points.map(
    ({ sha, seconds }, index) =>
      html`<circle class="mark" cx="${(x(index) / 10).toFixed(2)}%" cy="${y(seconds).toFixed(1)}" r="4"><title>${shortSha(sha)}: ${secondsText(seconds)}</title></circle>`,
  );
  return html`<section class="course"><div><h3>${name}</h3><p>now ${secondsText(last)}, at most ${secondsText(most)}</p></div>
<svg class="course-plot" role="img" aria-label="${name} over ${points.length} reports, now ${secondsText(last)}">
<line class="grid" x1="0" x2="100%" y1="${PLOT.bottom}" y2="${PLOT.bottom}"/>
<svg viewBox="0 0 1000 ${PLOT.height}" preserveAspectRatio="none" width="100%" height="${PLOT.height}"><polyline class="line" points="${path}"/></svg>
${dots}</svg></section>
`;
}
