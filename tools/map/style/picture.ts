/** The way from the internet to the pools: bands below each other, joined by a line on the left. */
export const PICTURE = `
.summary { display: flex; flex-wrap: wrap; gap: 1.25rem 3rem; align-items: end; justify-content: space-between; }
.summary dl { display: flex; flex-wrap: wrap; gap: 0.75rem 2.25rem; }
.summary dt { font-size: 0.8125rem; }
.summary dd { font-size: 1.375rem; line-height: 1.2; font-weight: 600; letter-spacing: -0.01em; }
.summary .notes { flex-basis: 100%; }
.picture > header { display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: 0.5rem 2rem; margin: 2rem 0 0.9rem; }
.picture > header h2 { margin: 0; }

.legend { display: flex; flex-wrap: wrap; gap: 0.5rem 2.5rem; font-size: 0.8125rem; margin-bottom: 1.25rem; }
.legend .scale { flex: 0 1 27rem; min-width: min(100%, 18rem); }
.key.arrow { margin-left: 0; }
.key { margin-left: 0.5rem; }
.key::before { content: ""; display: inline-block; width: 0.7rem; height: 0.7rem; margin-right: 0.3rem; vertical-align: -0.05rem; background: var(--mark); }
.key.always { --mark: var(--always); } .key.grown { --mark: var(--grown); }
.key.on-demand { --mark: var(--on-demand); }
.key.arrow::before { width: 1.4rem; height: 0.7rem; background: linear-gradient(var(--arrow), var(--arrow)) 0 50% / calc(100% - 7px) 2px no-repeat, conic-gradient(from 240deg at 100% 50%, var(--arrow) 60deg, transparent 0) 100% 50% / 9px 11px no-repeat; }
.key.spot { --mark: repeating-linear-gradient(135deg, var(--hatch) 0 2px, var(--spot) 2px 5px); }
#filter-slot:empty { display: none; }
#filter-slot { font-size: 0.875rem; color: var(--ink); }
#filter-slot label { display: inline-flex; flex-wrap: wrap; gap: 0.25rem 0.5rem; align-items: center; }
input { font: inherit; color: inherit; background: var(--surface); border: 1px solid var(--firm); border-radius: 6px; padding: 0.3rem 0.6rem; width: 17rem; max-width: 100%; }
input::placeholder { color: var(--quiet); opacity: 1; }

.picture { --rail: 1.5rem; --gap: 1.25rem; --title: 2.25rem; }
.frame { border: 1.5px dashed var(--firm); border-radius: 14px; padding: var(--title) 1.25rem 1.25rem; margin: var(--gap) 0; position: relative; display: grid; grid-template-columns: minmax(0, 1fr); gap: var(--gap); }
.frame-title { position: absolute; top: 0.6rem; left: calc(1.25rem + var(--rail) + 11rem + 1px); font-size: 0.8125rem; color: var(--quiet); }
.node, .group { position: relative; margin-left: var(--rail); }
.internet, .frame + .group { margin-left: calc(var(--rail) + 1.25rem + 1px); }
.frame + .group { margin-right: calc(1.25rem + 1px); }
.node { background: var(--surface); border: 1px solid var(--line); border-radius: 10px; padding: 0.8rem 1rem; display: grid; grid-template-columns: 8.5rem 1.3fr 1fr; gap: 0.25rem 1.5rem; font-size: 0.875rem; }
.node h3 { line-height: 1.4; }
.internet { background: none; border: 1.5px dashed var(--firm); grid-template-columns: 8.5rem 1fr; }

.node::after, .node::before, .group::before, .group::after { content: ""; position: absolute; pointer-events: none; }
.internet::after, .door::after { left: 2rem; width: 9px; top: calc(100% + 1px); height: var(--gap);
  background: linear-gradient(var(--firm), var(--firm)) 50% 0 / 2px calc(100% - 6px) no-repeat, conic-gradient(from 330deg at 50% 100%, var(--firm) 60deg, transparent 0) 50% 100% / 9px 8px no-repeat; }
.internet::after { height: calc(var(--gap) + var(--title) + 1px); z-index: 1; }
.leader::before { left: calc(-1 * var(--rail) + 0.5rem - 1px); width: calc(var(--rail) - 0.5rem); top: 1.35rem; bottom: -1px; border: solid var(--firm); border-width: 2px 0 0 2px; border-top-left-radius: 9px; }
.group::before { left: calc(-1 * var(--rail) + 0.5rem); top: calc(-1 * var(--gap)); bottom: 0; border-left: 2px solid var(--firm); }
.group::after { left: calc(-1 * var(--rail) + 0.5rem); top: 1.2rem; width: calc(var(--rail) - 0.1rem); height: 9px; margin-top: -4px;
  background: linear-gradient(var(--firm), var(--firm)) 0 50% / calc(100% - 6px) 2px no-repeat, conic-gradient(from 240deg at 100% 50%, var(--firm) 60deg, transparent 0) 100% 50% / 8px 9px no-repeat; }
.group:last-child::before { bottom: auto; height: calc(var(--gap) + 1.2rem); }
.with-outside .frame > :last-child::before { bottom: calc(-1 * var(--gap) - 1.25rem - 1px); height: auto; }
`;
