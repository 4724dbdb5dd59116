const LIGHT =
  '--boots: #2072b2; --proves: #1c7a50; --drains: #b87800; --away: #c2384b; --backs: #6b4fb3; --goes: #6c7a89; --bad: #a3182c; --good: #14603e; --gap: #c9d1da;';
const DARK =
  '--boots: #4e9bd8; --proves: #4cb98a; --drains: #d9a03a; --away: #e8697a; --backs: #a38be0; --goes: #8b98a6; --bad: #ff9aa8; --good: #7ed9b0; --gap: #3a4552;';

/** Timelines: a row for each machine; below 44 rem the name stands above its lane. */
export const LANES = `
:root { ${LIGHT} }
@media (prefers-color-scheme: dark) { :root { ${DARK} } }
@media print { :root { ${LIGHT} } body { max-width: none; padding: 0; } .lane, .key { print-color-adjust: exact; -webkit-print-color-adjust: exact; } }
@media (forced-colors: active) { .lane { outline: 1px solid CanvasText; } .lane rect, .lane path { stroke: CanvasText; } }
h1 { margin-bottom: 0.75rem; } h2 { margin-top: 2rem; }
body > p { max-width: 62rem; margin-bottom: 0.35rem; }
.timeline h3 { margin: 1.25rem 0 0.25rem; }
.numbers { display: flex; flex-wrap: wrap; gap: 0.6rem 2rem; margin: 1.25rem 0 0; }
.numbers dd { font-size: 1.375rem; line-height: 1.2; font-weight: 600; }
.numbers .bad dd, .bad .how, .log .bad { color: var(--bad); }
.log .good { color: var(--good); }
.listed { display: grid; gap: 0.3rem; max-width: 75rem; padding-left: 1.1rem; list-style: disc; }
.legend { display: flex; flex-wrap: wrap; gap: 0.3rem 1.5rem; font-size: 0.8125rem; margin-bottom: 0.5rem; }
.key { display: inline-flex; align-items: center; gap: 0.4rem; }
.key svg { width: 1rem; height: 0.8rem; flex: none; }
.rows { display: grid; gap: 0.15rem; }
.row { display: grid; grid-template: "name lane how" / minmax(7rem, 14rem) minmax(0, 1fr) minmax(6.5rem, 9rem); gap: 0 0.9rem; align-items: center; font-size: 0.8125rem; }
.row > .name { grid-area: name; } .row > .lane { grid-area: lane; } .row > .how { grid-area: how; } .row > .why { grid-column: lane-start / -1; color: var(--quiet); }
.row.axis-row { position: sticky; top: 0; z-index: 1; background: var(--paper); }
.row .name small { display: block; }
.lane { display: block; width: 100%; height: 1.1rem; background: var(--track); }
.lane.area { height: 4rem; }
.lane.axis { height: 1.2rem; background: none; overflow: visible; }
.axis text { font-size: 0.75rem; fill: var(--quiet); }
.boots { fill: var(--boots); } .proves { fill: var(--proves); } .drains { fill: var(--drains); } .away { fill: var(--away); }
.backs { fill: var(--backs); } .goes { fill: var(--goes); } .done { fill: var(--grown); } .gap { fill: var(--gap); }
.late .name { font-style: italic; }
.closes { stroke: var(--bad); stroke-width: 2; stroke-dasharray: 3 2; } .now { stroke: var(--ink); stroke-width: 2; }
details { margin-top: 0.4rem; font-size: 0.875rem; }
summary { cursor: pointer; color: var(--link); }
.names { margin: 0.4rem 0 0; max-width: 75rem; }
.log { font-size: 0.8125rem; }
.log li { display: grid; grid-template-columns: 4.5rem minmax(4rem, 13rem) minmax(0, 1fr); gap: 0 0.75rem; padding: 0.1rem 0; border-bottom: 1px solid var(--line); }
@media screen and (max-width: 44rem) {
  h1 { font-size: 1.5rem; }
  .row { grid-template: "name how" "lane lane" / minmax(0, 1fr) auto; gap: 0 0.75rem; padding-bottom: 0.3rem; }
  .row > .why { grid-column: 1 / -1; }
  .row > .how { text-align: right; max-width: 9rem; }
  .row.axis-row { padding: 0; } .axis-row > .name, .axis-row > .how { display: none; }
  .log li { grid-template-columns: 4.5rem minmax(0, 1fr); } .log li > :last-child { grid-column: 1 / -1; }
}
`;
