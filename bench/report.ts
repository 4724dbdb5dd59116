import { PEER_ID } from './cdktf-rows.ts';
import { MANY_JOBS_ID, SIZES, synthId, TERRAFORM_ID } from './fleet-rows.ts';
import { JOB_BUILDER_ID } from './job-builder-rows.ts';
import type { MeasuredRow } from './measure-rows.ts';
import type { CompileCache, Limit } from './row.ts';
import { type Cost, type Growth, growthOf, type Spread, spreadOf } from './statistics.ts';

/** How much faster than the peer at least; how much dearer than linear, and how many seconds on top, at most. */
const BOUNDS = { timesFaster: 5, againstLinear: 1.15, onTop: 0.3 } as const;

/** Where it was measured; a busy machine is slower. */
export interface Machine {
  readonly node: string;
  readonly platform: string;
  readonly cpu: string;
  readonly cpus: number;
  /** Processes that wanted to run, on average over the minute before the first run and before the end. */
  readonly load: readonly [before: number, after: number];
}

/** A row's figures over all repetitions. */
export interface ReportRow {
  readonly id: string;
  readonly title: string;
  readonly cache: CompileCache;
  readonly seconds: Spread;
  readonly cpuSeconds: Spread;
  /** Millions of bytes. */
  readonly megabytes: Spread;
  readonly limit: Limit | undefined;
  /** Whether the medians keep to the limit; undefined without one. */
  readonly met: boolean | undefined;
}

/** A comparison between rows of the same run. */
export interface Verdict {
  readonly says: string;
  readonly value: number;
  readonly bound: string;
  readonly met: boolean;
}

/** Everything that is printed and written. */
export interface Report {
  readonly machine: Machine;
  readonly repetitions: number;
  readonly rows: readonly ReportRow[];
  readonly growth: Growth;
  readonly verdicts: readonly Verdict[];
}

/** Sums a run up. */
export function reportOf(measured: readonly MeasuredRow[], repetitions: number, machine: Machine): Report {
  const rows = measured.map(reportRow);
  const growth = growthBetween(rows);
  return {
    machine,
    repetitions,
    rows,
    growth,
    verdicts: [
      growthVerdict(growth),
      onTopVerdict(rows),
      ...jobBuilderVerdicts(rows),
      ...ratioVerdicts(rows),
    ],
  };
}

function reportRow({ row: { id, title, cache, limit }, measurements }: MeasuredRow): ReportRow {
  const seconds = spreadOf(measurements.map(({ wallSeconds }) => wallSeconds));
  const cpuSeconds = spreadOf(measurements.map(measurement => measurement.cpuSeconds));
  const megabytes = spreadOf(measurements.map(({ peakMegabytes }) => peakMegabytes));
  const met =
    limit &&
    seconds.median < limit.seconds &&
    megabytes.median < (limit.megabytes ?? Number.POSITIVE_INFINITY);
  return { id, title, cache, seconds, cpuSeconds, megabytes, limit, met };
}

/** The fastest repetitions are compared: what else runs on the machine can only add to a time. */
function growthBetween(rows: readonly ReportRow[]): Growth {
  const cost = (pools: number): Cost => ({ pools, seconds: rowOf(rows, synthId(pools)).seconds.min });
  const { smallest, few, middle, many } = SIZES;
  return growthOf(cost(smallest), cost(few), cost(middle), cost(many));
}

function growthVerdict({ againstLinear }: Growth): Verdict {
  const { few, middle, many } = SIZES;
  return {
    says: `growth from ${few} to ${many} pools, over a straight line through ${few} and ${middle} (fastest runs)`,
    value: againstLinear,
    bound: `≤ ${BOUNDS.againstLinear}`,
    met: againstLinear <= BOUNDS.againstLinear,
  };
}

/** What images, Ansible's files and Jenkins's configuration cost beside the cloud. */
function onTopVerdict(rows: readonly ReportRow[]): Verdict {
  const value = rowOf(rows, synthId('tvm')).seconds.median - rowOf(rows, TERRAFORM_ID).seconds.median;
  return {
    says: "seconds for all outputs of TVM's fleet on top of Terraform's",
    value,
    bound: `< ${BOUNDS.onTop}`,
    met: value < BOUNDS.onTop,
  };
}

function jobBuilderVerdicts(rows: readonly ReportRow[]): readonly Verdict[] {
  const builder = rows.find(({ id }) => id === JOB_BUILDER_ID);
  if (builder === undefined) return [];
  const ours = rowOf(rows, MANY_JOBS_ID);
  return [
    {
      says: `${builder.title}, over ${ours.title}`,
      value: builder.seconds.median / ours.seconds.median,
      bound: '',
      met: true,
    },
  ];
}

function ratioVerdicts(rows: readonly ReportRow[]): readonly Verdict[] {
  const ours = rowOf(rows, synthId('tvm')).seconds.median;
  return rows
    .filter(row => row.id.startsWith('cdktf-'))
    .map(({ id, title, seconds }) => {
      const value = seconds.median / ours;
      const bounded = id === PEER_ID;
      return {
        says: `${title}, over fleet synth, TVM`,
        value,
        bound: bounded ? `≥ ${BOUNDS.timesFaster}` : '',
        met: !bounded || value >= BOUNDS.timesFaster,
      };
    });
}

function rowOf(rows: readonly ReportRow[], id: string): ReportRow {
  const row = rows.find(candidate => candidate.id === id);
  if (row === undefined) throw new Error(`there is no row \`${id}\``);
  return row;
}
