import type { Verdict } from '../report.ts';
import { growthExponent } from '../statistics.ts';
import { OURS, type PolicyFigures } from './compare-figures.ts';
import type { FrozenFigures } from './frozen-figures.ts';
import type { ScaleRun } from './scale-run.ts';
import type { SurgeFigures } from './surge-figures.ts';

/** All figures of one run. */
export interface RollFigures {
  readonly frozen: FrozenFigures;
  readonly surge: SurgeFigures;
  /** The same fleet under each policy, by how busy it is. */
  readonly compared: readonly { readonly load: number; readonly policies: readonly PolicyFigures[] }[];
  readonly scale: readonly ScaleRun[];
}

/** What is printed and written. */
export interface RollReport extends RollFigures {
  readonly node: string;
  readonly verdicts: readonly Verdict[];
}

/** Sums a run up. */
export const rollReport = (figures: RollFigures, node: string): RollReport => ({
  ...figures,
  node,
  verdicts: [
    ...frozenVerdicts(figures),
    ...lossVerdicts(figures),
    ...figures.compared.flatMap(ratioVerdicts),
    ...scaleVerdicts(figures),
  ],
});

function frozenVerdicts({ frozen }: RollFigures): readonly Verdict[] {
  const { estimated, misestimated, fleets } = frozen;
  return [
    {
      says: `makespan over the optimum C*, the worst of ${fleets} frozen fleets`,
      value: estimated.max,
      bound: '≤ 1.05',
      met: estimated.max <= 1.05,
    },
    {
      says: 'the same where estimates are missing or wrong, mean',
      value: misestimated.mean,
      bound: '',
      met: true,
    },
  ];
}

function lossVerdicts({ compared, surge, scale }: RollFigures): readonly Verdict[] {
  const ours = compared.flatMap(({ policies }) => policies.filter(({ name }) => name === OURS));
  const lost = [...ours, surge, ...scale].reduce((sum, each) => sum + each.lost, 0);
  const below = Math.min(...ours.map(({ lowest, floor }) => lowest - floor));
  return [
    { says: 'builds lost by fleet roll, in all runs', value: lost, bound: '0', met: lost === 0 },
    {
      says: 'agents in service above the floor, at the worst moment',
      value: below,
      bound: '≥ 0',
      met: below >= 0,
    },
  ];
}

function ratioVerdicts({ load, policies }: RollFigures['compared'][number]): readonly Verdict[] {
  const own = policies.find(({ name }) => name === OURS);
  return policies
    .filter(({ name }) => name !== OURS)
    .map(({ name, minutes, lost }) => ({
      says: `${name}, over fleet roll, at ${Math.round(load * 100)} % load${lost > 0 ? ` (killed ${lost} builds)` : ''}`,
      value: minutes / (own?.minutes ?? 1),
      bound: '',
      met: true,
    }));
}

function scaleVerdicts({ scale }: RollFigures): readonly Verdict[] {
  if (scale.length < 2) return [];
  const costs = scale.map(({ agents, cpuSeconds }) => ({ size: agents, seconds: cpuSeconds }));
  const largest = Math.max(...scale.map(({ agents }) => agents));
  return [
    {
      says: `is the p of CPU seconds = agents^p, up to ${largest} agents`,
      value: growthExponent(costs),
      bound: '',
      met: true,
    },
  ];
}
