/** Letters, headings, links and lists: the system's own fonts, figures all of one width. */
export const TYPE = `
* { box-sizing: border-box; }
:root {
  --sans: -apple-system, BlinkMacSystemFont, "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans", system-ui, sans-serif;
  --mono: ui-monospace, "SF Mono", Menlo, Consolas, "Roboto Mono", "DejaVu Sans Mono", monospace;
}
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; scroll-padding-top: 1rem; }
body {
  margin: 0 auto; padding: 1.75rem clamp(1rem, 3vw, 2.5rem) 4rem; max-width: 92rem;
  background: var(--paper); color: var(--ink);
  font: 0.9375rem/1.5 var(--sans);
  font-variant-numeric: tabular-nums; overflow-wrap: anywhere;
}
h1, h2, h3, h4, p, ul, ol, dl, dd { margin: 0; }
h1 { font-size: 2rem; line-height: 1.15; font-weight: 650; letter-spacing: -0.02em; }
h2 { font-size: 1.25rem; line-height: 1.3; font-weight: 650; letter-spacing: -0.01em; margin: 3rem 0 0.75rem; }
h3 { font-size: 1rem; line-height: 1.35; font-weight: 650; }
h4 { font-size: 1rem; line-height: 1.3; font-weight: 650; }
h1 small { font-weight: 400; color: var(--quiet); letter-spacing: 0; font-size: 1.125rem; }
small { font-size: 0.8125rem; font-weight: 400; color: var(--quiet); }
b { font-weight: 600; }
ul, ol { padding: 0; list-style: none; }
dt, .notes, .honest, header > p, .legend, caption { color: var(--quiet); }
code { font: 0.875em var(--mono); }
a { color: var(--link); text-underline-offset: 0.15em; text-decoration-thickness: 1px; }
a:focus-visible, button:focus-visible, input:focus-visible, summary:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; border-radius: 2px; }
.number { text-align: right; white-space: nowrap; }
.notes { font-size: 0.8125rem; }
.honest { max-width: 62rem; }
.skip { position: absolute; left: -100vw; }
.skip:focus { left: 1rem; top: 0.5rem; background: var(--surface); padding: 0.25rem 0.5rem; }
.defs { position: absolute; }
[hidden] { display: none !important; }
`;
