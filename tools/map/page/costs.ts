import { type Html, html } from '../../page/escape-html.ts';
import { countText, rangeText, usdText } from '../figure-text.ts';
import { costNotes } from '../price-basis.ts';
import { allPools, type FleetView, type PoolView, type SponsorView } from '../view.ts';
import { shareBar } from './bars.ts';
import { poolLink } from './links.ts';

const DEAREST = 6;

/** What the fleet costs: who pays, which pools cost most, and how far to believe the figures. */
export function costPart(view: FleetView): Html {
  return html`<section aria-labelledby="costs">
<h2 id="costs">What it costs</h2>
<p class="honest">${costNotes(view).join(' ')}</p>
<div class="costs">
<div>${sponsorTable(view)}</div>
<div>${dearestPools(view)}</div>
</div>
</section>`;
}

function sponsorTable(view: FleetView): Html {
  return html`<table>
<caption>By sponsor, USD an hour</caption>
<thead><tr><th scope="col">Sponsor</th><th scope="col" class="number">Machines</th><th scope="col" class="number">At min</th><th scope="col" class="number">At max</th></tr></thead>
<tbody>${view.sponsors.map(sponsorRow)}</tbody>
<tfoot><tr><th scope="row">In all</th><td class="number">${rangeText(view.machines)}</td><td class="number">${usdText(view.cost.min)}</td><td class="number">${usdText(view.cost.max)}</td></tr></tfoot>
</table>`;
}

function sponsorRow(sponsor: SponsorView): Html {
  const { name, machines, cost } = sponsor;
  return html`<tr><th scope="row">${name ?? 'nobody named'} <small>${sponsorNote(sponsor)}</small></th><td class="number">${rangeText(machines)}</td><td class="number">${usdText(cost.min)}</td><td class="number">${usdText(cost.max)}</td></tr>`;
}

function sponsorNote({ name, budget, cost }: SponsorView): string {
  if (name === undefined) return 'with the leader';
  if (budget === undefined) return 'no budget given';
  const text = `budget ${countText(budget)} USD a month`;
  return cost.max === 0 ? text : `${text}, spent in ${countText(Math.floor(budget / cost.max))} hours at max`;
}

function dearestPools(view: FleetView): Html | undefined {
  const paid = allPools(view).filter(pool => pool.cost.max > 0);
  if (paid.length === 0) return undefined;
  const dearest = paid.toSorted((a, b) => b.cost.max - a.cost.max).slice(0, DEAREST);
  const title = paid.length > DEAREST ? `The ${DEAREST} dearest pools at max` : 'The pools at max';
  return html`<h3>${title}</h3><ol class="dearest">${dearest.map(pool => dearestRow(pool, view))}</ol>`;
}

function dearestRow({ name, cost }: PoolView, view: FleetView): Html {
  const share = (100 * cost.max) / view.cost.max;
  return html`<li><span>${poolLink(name)}</span> <span class="number">${usdText(cost.max)} USD, ${Math.round(share)} %</span>${shareBar(share)}</li>`;
}
