import { printable } from '../report/printable.ts';
import { counted, purchaseBrief, rangeText, usdText } from './figure-text.ts';
import type { TextColumn } from './text-columns.ts';
import { allPools, type FleetView, POOL_KINDS, type PoolView, type SponsorView } from './view.ts';

/** One row of the table for the terminal; `detail` stands below it, indented. */
export interface TableRow {
  readonly cells: readonly string[];
  readonly detail?: string;
  readonly style: 'heading' | 'pool' | 'total';
}

/** More types than this are counted in a cell instead of named. */
const NAMED_TYPES = 3;

const text = (title: string): TextColumn => ({ title, align: 'left', wraps: true });
const figure = (title: string): TextColumn => ({ title, align: 'right', wraps: false });

/** The columns; labels and instance types have their own in a wide table only. */
export function poolColumns(wide: boolean): readonly TextColumn[] {
  const details = wide ? [text('Labels'), text('Instance types')] : [];
  const after = [text('Bought'), text('Sponsor'), figure('USD/h min'), figure('USD/h max')];
  return [text('Pool'), figure('Machines'), ...details, ...after];
}

/** The pools kind by kind, each kind under its name. */
export function poolRows(view: FleetView, wide: boolean): readonly TableRow[] {
  return POOL_KINDS.filter(kind => view.pools[kind].length > 0).flatMap(kind => [
    { cells: [kind], style: 'heading' as const },
    ...view.pools[kind].map(pool => poolRow(pool, wide)),
  ]);
}

function poolRow(pool: PoolView, wide: boolean): TableRow {
  const labels = labelsText(pool);
  const types = pool.instances.map(instance => instance.name);
  const costs = pool.kind === 'external' ? ['', ''] : [usdText(pool.cost.min), usdText(pool.cost.max)];
  const cells = [
    `  ${pool.name}`,
    rangeText(pool.machines),
    ...(wide ? [labels, typesBrief(types)] : []),
    purchaseBrief(pool.purchase),
    pool.sponsor ?? '',
    ...costs,
  ].map(printable);
  const detail = printable([labels, ...(types.length === 0 ? [] : [types.join(', ')])].join(': '));
  return wide ? { cells, style: 'pool' } : { cells, style: 'pool', detail };
}

/** Labels with commas; those of a host's several agents with a bar between; an arrow to the label of the fall-back. */
function labelsText({ agents, fallback }: PoolView): string {
  const labels = agents.map(agent => agent.labels.map(label => label.name).join(', ')).join(' | ');
  return fallback === undefined ? labels : `${labels} → ${fallback.label}`;
}

function typesBrief(types: readonly string[]): string {
  if (types.length <= NAMED_TYPES) return types.join(', ');
  const named = types.slice(0, NAMED_TYPES - 1);
  return `${named.join(', ')} and ${types.length - named.length} more`;
}

/** What each sponsor pays for, and all of it. */
export function totalRows(view: FleetView, wide: boolean): readonly TableRow[] {
  const between = wide ? ['', '', '', ''] : ['', ''];
  const row = (name: string, { machines, cost }: Pick<FleetView, 'machines' | 'cost'>): TableRow => ({
    cells: [printable(name), rangeText(machines), ...between, usdText(cost.min), usdText(cost.max)],
    style: 'total',
  });
  const payer = ({ name }: SponsorView) => (name === undefined ? 'others and leader' : `from ${name}`);
  return [
    ...view.sponsors.map(sponsor => row(payer(sponsor), sponsor)),
    row(`in all ${counted(allPools(view).length, 'pool')}`, view),
  ];
}
