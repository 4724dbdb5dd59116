import { aligned, verdictLine } from '../table.ts';
import type { Distribution } from './percentiles.ts';
import type { RollReport } from './roll-report.ts';

/** The report for a person. */
export function rollTable(report: RollReport): string {
  return [
    ...frozenRows(report),
    '',
    ...report.compared.flatMap(each => [...comparedRows(each), '']),
    ...scaleRows(report),
    '',
    ...report.verdicts.map(verdictLine),
    '',
    'Simulated, on a virtual clock; the roll is that of `fleet roll run`. Ratios are of one run, with the same builds for all.',
    '',
  ].join('\n');
}

const RATIO_HEAD = ['mean', 'p99', 'max'];

const ratios = ({ mean, p99, max }: Distribution): readonly string[] =>
  [mean, p99, max].map(value => value.toFixed(3));

function frozenRows({ frozen, surge }: RollReport): readonly string[] {
  return aligned(
    [
      ['makespan over the least possible', ...RATIO_HEAD],
      [`${frozen.fleets} frozen fleets, over C*`, ...ratios(frozen.estimated)],
      [`${frozen.misestimated.count} with estimates missing or wrong`, ...ratios(frozen.misestimated)],
      ...surge.byLoad.map(({ load, ratio }) => [
        `${ratio.count} with arrivals and surge, ${percent(load)} load, over the bound`,
        ...ratios(ratio),
      ]),
    ],
    1,
  );
}

const percent = (share: number): string => `${(100 * share).toFixed(share < 0.1 ? 1 : 0)} %`;

const COMPARED = [
  'minutes',
  'lost',
  'aborted',
  'delayed',
  'p50 min',
  'p95 min',
  'max min',
  'least in service',
  'floor',
];

const comparedRows = ({ load, policies }: RollReport['compared'][number]): readonly string[] =>
  aligned(
    [
      [`40 machines, 4 away at once, ${percent(load)} load`, ...COMPARED],
      ...policies.map(({ name, minutes, lost, aborted, delay, delayed, lowest, floor }) => [
        name,
        minutes.toFixed(0),
        String(lost),
        String(aborted),
        percent(delayed),
        delay.p50.toFixed(1),
        delay.p95.toFixed(1),
        delay.max.toFixed(1),
        String(lowest),
        String(floor),
      ]),
    ],
    1,
  );

const SCALE = ['wall s', 'CPU s', 'peak MB', 'looks', 'journal', 'builds', 'lost', 'rolled', 'roll min'];

const scaleRows = ({ scale }: RollReport): readonly string[] =>
  aligned(
    [
      ['agents', ...SCALE],
      ...scale.map(run => [
        String(run.agents),
        run.wallSeconds.toFixed(1),
        run.cpuSeconds.toFixed(1),
        run.peakMegabytes.toFixed(0),
        String(run.ticks),
        String(run.journalLines),
        String(run.builds),
        String(run.lost),
        String(run.rolled),
        run.rollMinutes.toFixed(0),
      ]),
    ],
    1,
  );
