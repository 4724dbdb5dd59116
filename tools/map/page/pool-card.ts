import { type Html, html } from '../../page/escape-html.ts';
import { counted, purchaseText, rangeText, usdRangeText } from '../figure-text.ts';
import type { AgentView, PoolView } from '../view.ts';
import { machineBar, purchaseBar } from './bars.ts';
import type { Drawing } from './drawing.ts';
import { instanceTable } from './instances.ts';
import { labelChips } from './labels.ts';
import { poolId, poolLinks } from './links.ts';
import { searchText } from './search-text.ts';

/** One pool: name, labels, machines, types, purchase, cost, and who pays. */
export function poolCard(pool: PoolView, { scale, folded }: Drawing): Html {
  const id = poolId(pool.name);
  const essence = html`<div><dt>Machines</dt><dd><b>${rangeText(pool.machines)}</b></dd><dd class="chart">${machineBar(pool.machines, scale)}</dd></div>
${purchaseParts(pool)}
${fallbackPart(pool)}`;
  const rest = html`<div><dt>Sponsor</dt><dd>${pool.sponsor ?? 'none named'}</dd></div>
<div><dt>Trust zone</dt><dd>${pool.trust}</dd></div>`;
  const body = folded
    ? html`<dl>${essence}</dl><details class="more"><summary>More</summary><dl>${rest}</dl>${endPart(pool)}</details>`
    : html`<dl>${essence}${rest}</dl>${endPart(pool)}`;
  return html`<article class="card" id="${id}" aria-labelledby="${id}-name" data-find="${searchText(pool)}">
<div class="inner">
<header><h4 id="${id}-name">${pool.name}</h4>
${pool.agents.map(agentPart)}</header>
${body}
</div>
</article>`;
}

/** The labels and executors of one agent; every machine of the pool carries all of them. */
function agentPart({ name, labels, executors }: AgentView): Html {
  const which = name === undefined ? '' : `${name}, `;
  return html`<div class="agent">${labelChips(labels)} <span>${which}${counted(executors, 'executor')}</span></div>`;
}

function purchaseParts({ purchase, machines, cost }: PoolView): Html {
  if (purchase === undefined) return html`<div><dt>Cost</dt><dd>none in AWS</dd></div>`;
  return html`<div><dt>Bought</dt><dd>${purchaseText(purchase)}</dd><dd class="chart">${purchaseBar(purchase, machines.max)}</dd></div>
<div><dt>USD an hour</dt><dd><b>${usdRangeText(cost)}</b></dd></div>`;
}

function fallbackPart({ fallback }: PoolView): Html | undefined {
  if (fallback === undefined) return undefined;
  const pools = poolLinks(fallback.pools, 'no pool has it');
  return html`<div><dt>Fall-back</dt><dd><span class="chip">${fallback.label}</span> → ${pools}</dd></div>`;
}

function endPart({ instances, notes }: PoolView): Html {
  return html`${instances.length === 0 ? undefined : instanceTable(instances)}
${notes.length === 0 ? undefined : html`<p class="notes">${notes.join(' · ')}</p>`}`;
}
