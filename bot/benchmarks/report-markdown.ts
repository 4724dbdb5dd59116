import { link, table } from '../status/markdown.ts';
import { clipped, code, neutral } from '../status/neutral.ts';
import { timeText } from '../status/run-times.ts';
import type { Verdict } from './benchmark.ts';
import { bytesText, ratioText, secondsText, shareText } from './figures.ts';
import type { JudgedBenchmark } from './report-verdicts.ts';
import type { ToldReport } from './told-report.ts';
import { verdictRank, verdictWords } from './verdict-words.ts';

const SIGNS: Readonly<Record<Verdict, string>> = {
  regression: '❌ regression',
  improvement: '✅ improvement',
  equivalent: 'equivalent',
  inconclusive: '🤷 inconclusive',
};

/** A report as Markdown, for who reads it on GitHub. Every name in it is shown and does nothing. */
export function reportMarkdown({ report, judged, repository, pull, pullAddress }: ToldReport): string {
  const what = neutral(`${repository}, pull request ${pull}`);
  const { processor, cores, system } = report.machine;
  const lines = [
    `# Benchmarks of ${link(what, pullAddress)}`,
    `**${verdictWords(judged)}**`,
    `${code(report.sha)} against ${code(report.base)}, ${timeText(report.ended)}.`,
    table(['benchmark', 'base', 'head', 'ratio (95 %)', 'q', 'verdict', 'memory'], sorted(judged).map(row)),
    ...(report.dropped > 0 ? [`${report.dropped} more benchmarks are not in this report.`] : []),
    `A regression is sure (q < 0.05) and its whole interval is beyond the benchmark's own noise and 2 %. Seconds are medians of processes of their own, run in turn on one machine: ${neutral(clipped(`${processor}, ${cores} cores, ${system}`, 300))}.`,
  ];
  return `${lines.join('\n\n')}\n`;
}

const sorted = (judged: readonly JudgedBenchmark[]): readonly JudgedBenchmark[] =>
  judged.toSorted((one, other) => verdictRank(one.verdict) - verdictRank(other.verdict));

const row = (one: JudgedBenchmark): readonly string[] => [
  code(one.name),
  secondsText(one.baseMedian),
  secondsText(one.headMedian),
  `${ratioText(one.ratio)} (${ratioText(one.low)} – ${ratioText(one.high)})`,
  shareText(one.q).replace('<', '&lt;'),
  SIGNS[one.verdict],
  one.memory === undefined ? '' : `${bytesText(one.memory.base)} → ${bytesText(one.memory.head)}`,
];
