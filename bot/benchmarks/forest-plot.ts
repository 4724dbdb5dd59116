import { type Html, html } from '../../tools/page/escape-html.ts';
import type { JudgedBenchmark } from './report-verdicts.ts';

/** The plane of a plot: percents of its width, so that it is as wide as its column; heights in pixels. */
const HEIGHT = 60;
const INTERVAL_Y = 13;
const STRIPS = { base: 34, head: 49 } as const;

/** A scale of ratios by their logarithms, the same for all rows: what is twice as slow is as far out as what is twice as fast. */
export interface RatioScale {
  /** Ratios at which lines are drawn. */
  readonly ticks: readonly number[];
  /** Percent of the width. */
  place(ratio: number): number;
}

/** The widest spread that is drawn; what is beyond is drawn at the edge. */
const WIDEST = Math.log(20);
const STEPS = [0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10];

/** A scale that holds the ratio and interval of each benchmark, with 1 in the middle. */
export function ratioScale(judged: readonly JudgedBenchmark[]): RatioScale {
  const logs = judged.flatMap(({ low, high, margin }) => [
    Math.abs(Math.log(low)),
    Math.abs(Math.log(high)),
    Math.log1p(margin),
  ]);
  const most = Math.min(WIDEST, Math.max(Math.log(1.05), ...logs.filter(Number.isFinite)) * 1.12);
  const step = STEPS.find(each => Math.expm1(most) / each <= 3) ?? 10;
  const above = Array.from({ length: 3 }, (_, index) => 1 + step * (index + 1)).filter(
    tick => Math.log(tick) < most,
  );
  return {
    ticks: [...above.map(tick => 1 / tick).toReversed(), 1, ...above],
    place: ratio => 50 + 50 * Math.max(-1, Math.min(1, Math.log(ratio) / most)),
  };
}

const percent = (place: number): string => `${place.toFixed(2)}%`;

const gridLines = ({ ticks, place }: RatioScale): readonly Html[] =>
  ticks.map(tick => {
    const x = percent(place(tick));
    return html`<line class="${tick === 1 ? 'one' : 'grid'}" x1="${x}" x2="${x}" y1="0" y2="100%"/>`;
  });

/** The scale above the rows: as changes of the time, as people say them. */
export const ticksHtml = (scale: RatioScale): Html =>
  html`<svg class="ticks" role="presentation">${scale.ticks.map(
    tick =>
      html`<text x="${percent(scale.place(tick))}" y="14" text-anchor="middle">${tickText(tick)}</text>`,
  )}</svg>`;

function tickText(ratio: number): string {
  if (ratio === 1) return 'same';
  const change = (ratio > 1 ? ratio : 1 / ratio) - 1;
  if (change >= 1) return `${ratio > 1 ? '×' : '÷'}${Number((change + 1).toPrecision(2))}`;
  return `${ratio > 1 ? '+' : '−'}${Math.round(change * 100)} %`;
}

/** A row: noise floor, interval and ratio above; every sample of base and head below, in parts of the base's median. */
export function rowPlot(one: JudgedBenchmark, scale: RatioScale, label: string): Html {
  const { place } = scale;
  const [from, to] = [place(1 / (1 + one.margin)), place(1 + one.margin)];
  const strip = (side: 'base' | 'head') =>
    one[side].map(
      seconds =>
        html`<circle class="sample of-${side}" cx="${percent(place(seconds / one.baseMedian))}" cy="${STRIPS[side]}" r="3"/>`,
    );
  return html`<svg class="plot" role="img" aria-label="${label}" height="${HEIGHT}">
<rect class="floor" x="${percent(from)}" width="${percent(to - from)}" y="0" height="${HEIGHT}"/>
${gridLines(scale)}
<line class="interval" x1="${percent(place(one.low))}" x2="${percent(place(one.high))}" y1="${INTERVAL_Y}" y2="${INTERVAL_Y}"/>
${markHtml(one.verdict, percent(place(one.ratio)))}
${strip('base')}${strip('head')}
</svg>`;
}

/** A square for what became slower, so that colour is not all that says so. */
const markHtml = (verdict: JudgedBenchmark['verdict'], x: string): Html =>
  verdict === 'regression'
    ? html`<svg x="${x}" y="${INTERVAL_Y}" overflow="visible" width="1" height="1"><rect class="mark" x="-6" y="-6" width="12" height="12"/></svg>`
    : html`<circle class="mark" cx="${x}" cy="${INTERVAL_Y}" r="6"/>`;
