import { COLOURS } from '../../tools/page/colours.ts';
import { TYPE } from '../../tools/page/type.ts';

/**
 * Verdicts have a word and a form besides their colour: a regression is an amber square, an improvement a blue circle, what changes
 * nothing is grey.
 */
export const REPORT_STYLE = `${COLOURS}${TYPE}
body { max-width: 78rem; }
header p { margin-top: 0.5rem; }
.verdict { font-size: 1.125rem; color: var(--ink); font-weight: 600; }
.legend { display: flex; flex-wrap: wrap; gap: 0.25rem 1.25rem; font-size: 0.8125rem; margin: 0.75rem 0; }
.legend svg { width: 1rem; height: 0.75rem; vertical-align: -0.0625rem; margin-right: 0.25rem; }
.axis, .row { display: grid; grid-template-columns: minmax(10rem, 1.1fr) minmax(14rem, 2fr) 9.5rem; gap: 0 1.25rem; }
.axis { position: sticky; top: 0; background: var(--paper); border-bottom: 1px solid var(--firm); z-index: 1; }
.axis > :first-child, .axis > :last-child { color: var(--quiet); font-size: 0.8125rem; align-self: end; padding-bottom: 0.25rem; }
.row { border-bottom: 1px solid var(--line); padding: 0.5rem 0; align-items: center; }
.row h3 { font-size: 0.875rem; font-weight: 600; overflow-wrap: anywhere; }
.row p { font-size: 0.8125rem; color: var(--quiet); }
.row .figures { text-align: right; }
.row .figures b { display: block; font-size: 0.9375rem; color: var(--ink); }
.row .said { color: var(--ink); }
svg.plot { display: block; width: 100%; height: 3.75rem; overflow: visible; }
svg.ticks { display: block; width: 100%; height: 1.375rem; overflow: visible; }
svg text { font: 0.75rem var(--sans); fill: var(--quiet); }
.grid { stroke: var(--line); stroke-width: 1; vector-effect: non-scaling-stroke; }
.one { stroke: var(--firm); stroke-width: 1.5; vector-effect: non-scaling-stroke; }
.floor { fill: var(--track); }
.interval { stroke-width: 3; stroke: var(--grown); vector-effect: non-scaling-stroke; stroke-linecap: round; }
.mark { fill: var(--always); stroke: var(--paper); stroke-width: 1; }
.regression .interval { stroke: var(--spot); } .regression .mark { fill: var(--spot); stroke: var(--hatch); stroke-width: 1.5; }
.improvement .interval { stroke: var(--on-demand); } .improvement .mark { fill: var(--on-demand); }
.inconclusive .interval { stroke-dasharray: 5 4; } .inconclusive .mark { fill: var(--paper); stroke: var(--always); stroke-width: 2; }
.sample { fill: none; stroke: var(--quiet); stroke-width: 1.25; }
.sample.of-head { stroke: var(--ink); }
.chip { display: inline-block; background: var(--chip); border: 1px solid var(--line); border-radius: 1rem; padding: 0 0.5rem; color: var(--ink); font-size: 0.75rem; font-weight: 600; }
.regression .chip { border-color: var(--hatch); } .improvement .chip { border-color: var(--on-demand); }
details { margin-top: 2rem; }
summary { cursor: pointer; color: var(--link); }
.wide { overflow-x: auto; margin-top: 0.75rem; }
.wide:focus-visible { outline: 2px solid var(--link); }
table { border-collapse: collapse; font-size: 0.8125rem; min-width: 100%; }
th, td { border-bottom: 1px solid var(--line); padding: 0.3125rem 0.75rem 0.3125rem 0; text-align: left; vertical-align: top; white-space: nowrap; }
td:first-child, th:first-child { white-space: normal; min-width: 9rem; }
th { color: var(--quiet); font-weight: 600; }
.course { border-bottom: 1px solid var(--line); padding: 0.625rem 0; display: grid; grid-template-columns: minmax(10rem, 1fr) minmax(16rem, 3fr); gap: 0 1.25rem; align-items: center; }
.course h3 { font-size: 0.875rem; overflow-wrap: anywhere; }
.course p { font-size: 0.8125rem; color: var(--quiet); }
.line { fill: none; stroke: var(--always); stroke-width: 2; vector-effect: non-scaling-stroke; }
svg.course-plot { display: block; width: 100%; height: 4.5rem; overflow: visible; }
.notes { margin-top: 2rem; max-width: 62rem; display: grid; gap: 0.5rem; }
@media (max-width: 48rem) {
  .axis, .row { grid-template-columns: minmax(0, 1fr) auto; }
  .axis > :first-child, .axis > :last-child { display: none; }
  .axis > svg, .row > svg { grid-column: 1 / -1; grid-row: 2; }
  .row .figures { grid-column: 2; grid-row: 1; }
  .course { grid-template-columns: minmax(0, 1fr); }
}
`;
