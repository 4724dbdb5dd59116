import { type Html, html } from '../../page/escape-html.ts';
import { factsText, purchaseText, rangeText, usdText } from '../figure-text.ts';
import { allPools, type FleetView, type PoolView } from '../view.ts';
import { poolLink } from './links.ts';
import { searchText } from './search-text.ts';

interface Column {
  readonly title: string;
  readonly cell: (pool: PoolView) => string | Html;
  /** What a number is sorted by; a column without it is sorted by its text. */
  readonly order?: (pool: PoolView) => number;
}

const COLUMNS: readonly Column[] = [
  { title: 'Kind', cell: pool => pool.kind },
  { title: 'Labels', cell: labelsCell },
  { title: 'Min', cell: pool => String(pool.machines.min), order: pool => pool.machines.min },
  { title: 'Max', cell: pool => String(pool.machines.max), order: pool => pool.machines.max },
  { title: 'Executors', cell: pool => String(executors(pool)), order: executors },
  { title: 'Instance types', cell: instancesCell },
  { title: 'Bought', cell: pool => purchaseText(pool.purchase) },
  { title: 'Falls back to', cell: pool => pool.fallback?.label ?? '–' },
  { title: 'Trust zone', cell: pool => pool.trust },
  { title: 'Sponsor', cell: pool => pool.sponsor ?? '–' },
  { title: 'USD/h at min', cell: pool => usdText(pool.cost.min), order: pool => pool.cost.min },
  { title: 'USD/h at max', cell: pool => usdText(pool.cost.max), order: pool => pool.cost.max },
];

/** All figures of all pools as a table, for reading, sorting and copying. */
export function figuresTable(view: FleetView): Html {
  return html`<section aria-labelledby="figures">
<h2 id="figures">All figures</h2>
<table class="figures" role="table" aria-labelledby="figures">
<thead role="rowgroup"><tr role="row"><th scope="col" role="columnheader">Pool</th>${COLUMNS.map(heading)}</tr></thead>
<tbody role="rowgroup">${allPools(view).map(poolRow)}</tbody>
<tfoot role="rowgroup">${totalRow('Leader', '–', view.leader.cost)}${totalRow('In all', rangeText(view.machines), view.cost)}</tfoot>
</table>
</section>`;
}

const heading = ({ title, order }: Column): Html =>
  html`<th scope="col" role="columnheader"${order ? html` class="number"` : undefined}>${title}</th>`;

function poolRow(pool: PoolView): Html {
  const cells = COLUMNS.map(({ title, cell, order }) =>
    order === undefined
      ? html`<td role="cell" data-title="${title}">${cell(pool)}</td>`
      : html`<td role="cell" class="number" data-title="${title}" data-order="${order(pool)}">${cell(pool)}</td>`,
  );
  return html`<tr role="row" data-find="${searchText(pool)}"><th scope="row" role="rowheader">${poolLink(pool.name)}</th>${cells}</tr>`;
}

function totalRow(title: string, machines: string, cost: FleetView['cost']): Html {
  return html`<tr role="row"><th scope="row" role="rowheader" colspan="3">${title}</th><td role="cell" class="number" colspan="2" data-title="Machines">${machines}</td><td role="cell" class="gap" colspan="6"></td>
<td role="cell" class="number" data-title="USD/h at min">${usdText(cost.min)}</td><td role="cell" class="number" data-title="USD/h at max">${usdText(cost.max)}</td></tr>`;
}

function executors({ agents }: PoolView): number {
  return agents.reduce((sum, agent) => sum + agent.executors, 0);
}

function labelsCell({ agents }: PoolView): string {
  return agents.map(({ labels }) => labels.map(label => label.name).join(' ')).join(' | ');
}

function instancesCell({ instances }: PoolView): string | Html {
  if (instances.length === 0) return '–';
  const rows = instances.map(
    instance => html`<li>${instance.name} <small>${factsText(instance)}</small></li>`,
  );
  return html`<ul class="plain">${rows}</ul>`;
}
