/** Groups of pools and the card of each pool, with its chips and bars. */
export const CARDS = `
.group > header { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0 0.9rem; padding: 0.5rem 0 0.75rem 0.75rem; font-size: 0.875rem; }
.group .sum { margin-left: auto; }
.cards { --between: 1.75rem; --card: 15.25rem; display: flex; flex-wrap: wrap; gap: 1rem var(--between); }
.cards > .card { flex: 1 1 var(--card); }
.card { background: var(--surface); border: 1px solid var(--line); border-radius: 10px; padding: 0.8rem 0.9rem; font-size: 0.875rem; min-width: 0; container-type: inline-size; display: grid; }
.inner { display: flex; flex-direction: column; min-width: 0; }
.card:target { border-color: var(--link); box-shadow: 0 0 0 1px var(--link); }
.chips { display: flex; flex-wrap: wrap; gap: 0.3rem; }
.chip { background: var(--chip); border: 1px solid var(--line); border-radius: 5px; padding: 0 0.4rem; font: 500 0.8125rem/1.5 var(--mono); }
.card dd .chip { display: inline-block; max-width: 100%; text-align: left; }
.chip.alias { background: none; border-style: dashed; border-color: var(--firm); }
.chip small { font-family: var(--sans); font-size: 0.75rem; }
.agent { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0.1rem 0.6rem; margin-top: 0.4rem; }
.agent > span { color: var(--quiet); font-size: 0.8125rem; }
.card dl, .zone dl { display: grid; gap: 0.35rem; margin-top: 0.6rem; }
.zone dl > div { display: grid; grid-template-columns: 4rem minmax(0, 1fr); gap: 0 0.5rem; }
.card dl > div { display: grid; grid-template-columns: auto minmax(0, 1fr); gap: 0 0.75rem; }
.card dd { text-align: right; }
.inner > dl:not(:last-child) { margin-bottom: 0.6rem; }
.card .chart { grid-column: 1 / -1; }
@container (min-width: 36rem) {
  .inner { display: grid; grid-template-columns: 1fr 1.2fr 1.2fr; gap: 0 2.5rem; align-items: start; }
  .inner > dl, .inner > table.types { margin-top: 0; }
  .more > summary { margin-top: 0.5rem; }
.card .notes { grid-column: 1 / -1; margin-top: 0.7rem; }
}
.card dt, .zone dt { font-size: 0.8125rem; line-height: 1.615; }
.more > summary { margin-top: 0.5rem; }
.card .notes { margin-top: auto; padding-top: 0.5rem; border-top: 1px solid var(--line); }
table.types { font-size: 0.75rem; margin: 0.6rem 0; line-height: 1.4; }
.types th, .types td { padding: 0.1rem 0 0.1rem 0.5rem; text-align: right; border: 0; }
.types th:first-child { text-align: left; padding-left: 0; }
.types thead th { color: var(--quiet); font-weight: 400; font-size: inherit; border-bottom: 1px solid var(--line); }
summary { cursor: pointer; font-size: 0.8125rem; color: var(--link); }

.bar, .axis { display: block; width: 100%; height: 10px; margin-top: 0.3rem; overflow: visible; }
.bar.thin { height: 6px; }
.track { fill: var(--track); } .always { fill: var(--always); } .grown { fill: var(--grown); }
.tick { stroke: var(--tick); stroke-width: 1; }
.on-demand { fill: var(--on-demand); } .spot { fill: var(--spot); } .hatching { fill: var(--hatch); } .share { fill: var(--always); }
.axis { height: 14px; margin-top: 0; }
.axis text { font-size: 0.75rem; fill: var(--quiet); }

.family { flex: 2 1 calc(2 * var(--card) + var(--between)); min-width: 0; display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); gap: 1rem var(--between); }
.sources { display: grid; gap: 1rem; align-content: stretch; }
.source { position: relative; display: grid; }
.source::after { content: ""; position: absolute; left: 100%; top: 50%; width: var(--between); height: 11px; margin-top: -5px;
  background: linear-gradient(var(--arrow), var(--arrow)) 0 50% / calc(100% - 8px) 2px no-repeat, conic-gradient(from 240deg at 100% 50%, var(--arrow) 60deg, transparent 0) 100% 50% / 9px 11px no-repeat; }
.source:has(> [hidden])::after, .family:has(> [hidden]) .source::after, .source:has(> [hidden]) { display: none; }
.family:not(:has(.card:not([hidden]))), .group:not(:has(.card:not([hidden]))) { display: none; }
`;
