/** Costs, trust zones and the table of all figures. */
export const TABLES = `
.costs { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 24rem), 1fr)); gap: 1.5rem 3rem; margin-top: 1rem; }
.zones { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 22rem), 1fr)); gap: 1rem; margin-bottom: 0.75rem; }
.zone { background: var(--surface); border: 1px solid var(--line); border-left: 4px solid var(--open); border-radius: 10px; padding: 0.8rem 1rem; font-size: 0.875rem; }
.zone.trusted { border-left-color: var(--trusted); }
.dearest { display: grid; gap: 0.55rem; margin-top: 0.5rem; font-size: 0.875rem; }
.dearest li { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 0 0.75rem; }
.dearest .bar { grid-column: 1 / -1; }

table { border-collapse: collapse; width: 100%; font-size: 0.875rem; }
caption { text-align: left; padding-bottom: 0.35rem; font-weight: 650; color: var(--ink); font-size: 1rem; }
th { text-align: left; font-weight: 600; }
th, td { padding: 0.4rem 0.5rem; vertical-align: top; border-bottom: 1px solid var(--line); }
th:first-child, td:first-child { padding-left: 0; }
th:last-child, td:last-child { padding-right: 0; }
thead th { color: var(--quiet); font-size: 0.8125rem; vertical-align: bottom; border-bottom-color: var(--firm); }
tfoot th, tfoot td { border-bottom: 0; font-weight: 650; }
tbody + tfoot tr:first-child > * { border-top: 1px solid var(--firm); }
.costs th small { display: block; }
table.figures { font-size: 0.8125rem; }
table.figures thead th { position: sticky; top: 0; background: var(--paper); }
table.figures small { font-size: 0.75rem; }
table.figures thead .number { white-space: normal; }
@media print, (min-width: 70.01rem) {
  table.figures th[scope="row"] { min-width: 6.5rem; }
  .plain { min-width: 16rem; }
  .figures [data-title="Kind"] { min-width: 5rem; } .figures [data-title="Sponsor"] { min-width: 4rem; }
  table.figures thead th { overflow-wrap: normal; }
  .figures [data-title="Labels"] { min-width: 6.75rem; } .figures [data-title="Bought"] { min-width: 7.5rem; }
  .figures th + th, .figures td { padding-inline: 0.35rem; }
  .figures [data-title="Trust zone"], .figures [data-title="Falls back to"] { min-width: 5.5rem; }
}
button { font: inherit; color: inherit; background: none; border: 0; padding: 0; cursor: pointer; text-align: inherit; text-decoration: underline dotted 1px; text-underline-offset: 0.2em; }
[aria-sort] button { color: var(--ink); }
[aria-sort] button::after { content: " ↑" / ""; } [aria-sort="descending"] button::after { content: " ↓" / ""; }
`;
