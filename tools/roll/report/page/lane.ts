import { type Html, html } from '../../../page/escape-html.ts';
import type { TimeScale } from './time-scale.ts';

/** How a stretch of a lane is coloured. `goes`: the old machine ends. `backs`: it is backed up. */
export type LaneColour = 'boots' | 'proves' | 'drains' | 'away' | 'backs' | 'goes';

/** A coloured stretch; instants in milliseconds since 1970. */
export interface LaneBar {
  readonly colour: LaneColour;
  readonly from: number;
  readonly to: number;
  /** What a reader is told of it. */
  readonly title: string;
}

/** A bar of whatever length is seen. */
const NARROWEST = 0.35;

/** A lane with its bars, over the marks that all lanes of a page share. */
export function lane(bars: readonly LaneBar[], scale: TimeScale): Html {
  const drawn = bars.map(({ colour, from, to, title }) => {
    const width = Math.max(NARROWEST, scale.position(to) - scale.position(from));
    const x = Math.min(100 - width, scale.position(from));
    return html`<rect class="${colour}" x="${short(x)}%" width="${short(width)}%" height="100%"><title>${title}</title></rect>`;
  });
  const label = bars.length === 0 ? 'nothing happened' : bars.map(({ title }) => title).join(', ');
  return html`<svg class="lane" role="img" aria-label="${label}">${drawn}<use href="#marks"/></svg>`;
}

const short = (percent: number): string => String(Math.round(percent * 100) / 100);

/** What every lane shows: when windows close, what time it is, and when nobody worked. */
export interface Marks {
  readonly closes: readonly number[];
  readonly now: number | undefined;
  readonly gaps: readonly { readonly from: number; readonly to: number }[];
}

/** The marks, which stand once in a page. Ends of windows beyond the scale are left out. */
export function marksOf({ closes, now, gaps }: Marks, scale: TimeScale): Html {
  const line = (instant: number, kind: 'closes' | 'now') => {
    const x = `${short(scale.position(instant))}%`;
    return html`<line class="${kind}" x1="${x}" x2="${x}" y1="0" y2="100%"/>`;
  };
  const within = closes.filter(instant => instant >= scale.from && instant <= scale.to);
  const away = gaps.map(({ from, to }) => {
    const width = Math.max(NARROWEST, scale.position(to) - scale.position(from));
    return html`<rect class="gap" x="${short(scale.position(from))}%" width="${short(width)}%" height="100%" fill-opacity="0.6"/>`;
  });
  return html`<svg class="defs" width="0" height="0" aria-hidden="true"><defs><g id="marks">${away}${within.map(each => line(each, 'closes'))}${now === undefined ? undefined : line(now, 'now')}</g></defs></svg>`;
}

/** The numbers above the lanes. @param text - what a clock shows at an instant. */
export function laneAxis(scale: TimeScale, text: (instant: number) => string, zone: string): Html {
  const numbers = scale.ticks.map(tick => {
    const x = scale.position(tick);
    const anchor = x === 0 ? 'start' : x === 100 ? 'end' : 'middle';
    return html`<text x="${short(x)}%" y="13" text-anchor="${anchor}">${text(tick)}</text>`;
  });
  return html`<div class="row axis-row"><span class="name"><small>${zone}</small></span><svg class="lane axis" role="img" aria-label="${scale.ticks.map(text).join(', ')}">${numbers}</svg><span class="how"></span></div>`;
}

/** What a colour or a line means. */
export function legend(
  colours: readonly (readonly [LaneColour | 'done' | 'gap', string])[],
  lines: readonly (readonly ['closes' | 'now', string])[],
): Html {
  const boxes = colours.map(
    ([colour, words]) =>
      html`<span class="key"><svg aria-hidden="true"><rect class="${colour}" width="100%" height="100%"/></svg>${words}</span>`,
  );
  const strokes = lines.map(
    ([kind, words]) =>
      html`<span class="key"><svg aria-hidden="true"><line class="${kind}" x1="50%" x2="50%" y1="0" y2="100%"/></svg>${words}</span>`,
  );
  return html`<p class="legend">${boxes}${strokes}</p>`;
}
