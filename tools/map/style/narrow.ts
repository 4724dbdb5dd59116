/** A phone, a narrow window and paper. On a phone a row of the table becomes a block that names its cells. */
export const NARROW = `
@media screen and (max-width: 70rem) {
  table.figures, .figures tbody, .figures tfoot, .figures tr, .figures th, .figures td { display: block; }
  .figures thead { position: absolute; left: -200vw; }
  .figures tr { padding: 0.6rem 0; border-bottom: 1px solid var(--line); columns: 2; column-gap: 2rem; }
  .figures tr > * { border: 0 !important; padding: 0.1rem 0 !important; break-inside: avoid; }
  .figures th { column-span: all; font-size: 0.9375rem; }
  .figures .gap { display: none; }
  .figures td { display: grid; grid-template-columns: 6.75rem minmax(0, 1fr); gap: 0.5rem; text-align: left; white-space: normal; }
  .figures td::before { content: attr(data-title); color: var(--quiet); font-weight: 400; }
}
@media (max-width: 44rem) {
  body { padding-top: 1.25rem; }
  h1 { font-size: 1.625rem; }
  .summary dl { gap: 0.6rem 1.75rem; }
  .summary dd { font-size: 1.125rem; }
  .picture { --rail: 1.1rem; --gap: 1rem; --title: 3.25rem; }
  .frame { padding: var(--title) 0.6rem 0.75rem 0.4rem; }
  .frame-title { left: calc(0.4rem + var(--rail) + 3.25rem); right: 0.6rem; line-height: 1.35; }
  .internet, .frame + .group { margin-left: calc(var(--rail) + 0.4rem + 1px); }
  .frame + .group { margin-right: calc(0.6rem + 1px); }
  .node, .internet { grid-template-columns: minmax(0, 1fr); padding: 0.7rem 0.8rem; }
  .group > header { display: block; padding-left: 0.7rem; }
  .figures tr { columns: 1; }
  .cards { --card: 100%; }
  .family { flex-basis: 100%; grid-template-columns: minmax(0, 1fr); gap: 1.5rem; }
  .source::after { left: 50%; top: 100%; width: 11px; height: 1.5rem; margin: 0 0 0 -5px;
    background: linear-gradient(var(--arrow), var(--arrow)) 50% 0 / 2px calc(100% - 8px) no-repeat, conic-gradient(from 330deg at 50% 100%, var(--arrow) 60deg, transparent 0) 50% 100% / 11px 9px no-repeat; }
}
@media print {
  @page { size: landscape; margin: 10mm; }
  html { font-size: 12px; }
  body { max-width: none; padding: 0; }
  * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  .skip, #filter-slot { display: none; }
  .card, .node, .zone, tr, .dearest li, .costs > div { break-inside: avoid; }
  h2, h3, .group > header { break-after: avoid; }
  details::details-content { content-visibility: visible; height: auto; }
  a { color: inherit; text-decoration: none; }
  table.figures thead th { position: static; }
  tfoot { display: table-row-group; }
  button { display: contents; }
}
`;
