import { COLOURS } from '../../../tools/page/colours.ts';
import { TYPE } from '../../../tools/page/type.ts';

/** A column of cards with a line behind them, as wide as a comment is on GitHub. */
export const CONVERSATION_STYLE = `${COLOURS}${TYPE}
body { max-width: 64rem; }
h1 { font-size: 1.5rem; margin-bottom: 0.5rem; }
h1 span { font-weight: 400; color: var(--quiet); }
.state { display: inline-block; padding: 0.125rem 0.625rem; border: 1px solid var(--firm); border-radius: 1rem; font-size: 0.8125rem; font-weight: 600; margin-right: 0.5rem; }
header p { margin-bottom: 1.5rem; }
.entries { position: relative; display: grid; gap: 1rem; }
.entries::before { content: ""; position: absolute; left: 1.25rem; top: 0; bottom: 0; width: 2px; background: var(--line); }
.entries > li { position: relative; display: grid; grid-template-columns: 2.5rem minmax(0, 1fr); gap: 0.75rem; }
.face { width: 2.5rem; height: 2.5rem; border-radius: 50%; display: grid; place-items: center; background: var(--chip); border: 2px solid var(--paper); font-weight: 650; color: var(--ink); text-transform: uppercase; }
.bot .face { border-radius: 0.5rem; background: var(--always); color: var(--paper); }
.card { background: var(--surface); border: 1px solid var(--line); border-radius: 0.5rem; min-width: 0; }
.bot .card { border-color: var(--firm); }
.card > h2 { margin: 0; padding: 0.5rem 0.875rem; font-size: 0.875rem; font-weight: 400; letter-spacing: 0; color: var(--quiet); border-bottom: 1px solid var(--line); background: var(--chip); border-radius: 0.5rem 0.5rem 0 0; }
.card > h2 b { color: var(--ink); }
.chip { border: 1px solid var(--firm); border-radius: 1rem; padding: 0 0.4375rem; font-size: 0.75rem; color: var(--ink); }
.body { padding: 0.75rem 0.875rem; display: grid; gap: 0.75rem; grid-template-columns: minmax(0, 1fr); }
.body .heading { font-weight: 650; }
.body ul, .body ol { padding-left: 1.375rem; list-style: disc; }
.body ol { list-style: decimal; }
.body blockquote { margin: 0; padding-left: 0.875rem; border-left: 3px solid var(--firm); color: var(--quiet); }
.body code { background: var(--chip); padding: 0.0625rem 0.25rem; border-radius: 0.25rem; }
.body pre { margin: 0; padding: 0.625rem; background: var(--chip); border-radius: 0.375rem; overflow-x: auto; white-space: pre-wrap; font: 0.8125rem/1.45 var(--mono); }
.body pre code { padding: 0; }
.body hr { border: 0; border-top: 1px solid var(--line); width: 100%; margin: 0; }
.body details { border: 1px solid var(--line); border-radius: 0.375rem; padding: 0.375rem 0.75rem; }
.body details > :not(summary) { margin-top: 0.625rem; }
.body summary { cursor: pointer; color: var(--link); }
span.good { color: var(--trusted); font-weight: 700; }
span.bad { color: var(--hatch); font-weight: 700; }
span.calm { color: var(--quiet); font-weight: 700; }
.wide { overflow-x: auto; }
.wide:focus-visible { outline: 2px solid var(--link); }
table { border-collapse: collapse; font-size: 0.8125rem; width: 100%; }
th, td { border: 1px solid var(--line); padding: 0.3125rem 0.5rem; text-align: left; vertical-align: top; overflow-wrap: normal; }
th { color: var(--quiet); font-weight: 600; white-space: nowrap; }
td { min-width: 4.5rem; }
.reactions { display: flex; flex-wrap: wrap; gap: 0.375rem; padding: 0 0.875rem 0.75rem; }
.reactions li { border: 1px solid var(--line); border-radius: 1rem; padding: 0.0625rem 0.5rem; font-size: 0.8125rem; background: var(--chip); }
.note .dot { width: 0.875rem; height: 0.875rem; margin: 0.25rem 0.8125rem; border-radius: 50%; background: var(--firm); border: 2px solid var(--paper); }
.note p { color: var(--quiet); font-size: 0.875rem; padding-top: 0.0625rem; }
.note time { white-space: nowrap; }
@media (max-width: 40rem) {
  .entries::before { display: none; }
  .entries > li { grid-template-columns: minmax(0, 1fr); gap: 0; }
  .face, .note .dot { display: none; }
}
`;
