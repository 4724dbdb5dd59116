import { type Html, html } from '../../page/escape-html.ts';
import { type Family, families } from '../families.ts';
import { counted, rangeText, usdRangeText } from '../figure-text.ts';
import { sumCosts, sumRanges } from '../sums.ts';
import type { PoolKind, PoolView } from '../view.ts';
import type { Drawing } from './drawing.ts';
import { poolCard } from './pool-card.ts';

const KIND_TEXT: Readonly<Record<PoolKind, { readonly title: string; readonly is: string }>> = {
  static: {
    title: 'Static pools',
    is: 'Long-lived hosts, connected when Jenkins starts; each can be replaced alone.',
  },
  autoscaled: { title: 'Autoscaled pools', is: 'Machines come as the queue grows and go when idle.' },
  external: { title: 'External pools', is: "Sponsors' and vendors' own hosts, outside the cloud." },
};

/** The pools of one kind; nothing when there are none. */
export function poolGroup(kind: PoolKind, pools: readonly PoolView[], drawing: Drawing): Html | undefined {
  if (pools.length === 0) return undefined;
  const { title, is } = KIND_TEXT[kind];
  return html`<section class="group ${kind}" aria-labelledby="kind-${kind}">
<header><h3 id="kind-${kind}">${title}</h3><p>${is}</p><p class="sum">${sumText(kind, pools)}</p></header>
<div class="cards">${families(pools).map(family => familyPart(family, drawing))}</div>
</section>`;
}

function sumText(kind: PoolKind, pools: readonly PoolView[]): string {
  const cost = sumCosts(pools.map(pool => pool.cost));
  const hosts = sumRanges(pools.map(pool => pool.machines));
  const machines = `${counted(pools.length, 'pool')} · ${rangeText(hosts)} ${hosts.max === 1 ? 'machine' : 'machines'}`;
  return kind === 'external' ? machines : `${machines} · ${usdRangeText(cost)} USD an hour`;
}

function familyPart({ sources, target }: Family, drawing: Drawing): Html {
  if (sources.length === 0) return poolCard(target, drawing);
  return html`<div class="family"><div class="sources">${sources.map(source => html`<div class="source">${poolCard(source, drawing)}</div>`)}</div>${poolCard(target, drawing)}</div>`;
}
