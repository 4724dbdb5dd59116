import { describe, expect, it } from 'vitest';
import type { MeasuredRow } from '../../bench/measure-rows.ts';
import { type Machine, reportOf } from '../../bench/report.ts';
import type { Row } from '../../bench/row.ts';
import { tableOf } from '../../bench/table.ts';

const machine: Machine = { node: 'v24', platform: 'linux x64', cpu: 'CPU', cpus: 2, load: [0.1, 0.2] };

/** A row that took so many seconds in each repetition. */
function row(id: string, seconds: readonly number[], more: Partial<Row> = {}): MeasuredRow {
  const program = { command: 'node', words: [], folder: '.', environment: {} };
  return {
    row: { id, title: id, cache: 'warm', program, ...more },
    measurements: seconds.map(wallSeconds => ({ wallSeconds, cpuSeconds: wallSeconds, peakMegabytes: 200 })),
  };
}

/** The rows that comparisons need; a pool costs a millisecond, and a process half a second. */
const sizes = [1, 100, 550, 1_000].map(pools => row(`synth-${pools}-warm`, [0.5 + pools / 1_000]));
const rows = (tvm: readonly number[], limit = { seconds: 1, megabytes: 250 }) => [
  row('synth-tvm-warm', tvm, { limit }),
  row('terraform-tvm-warm', [0.4]),
  ...sizes,
];

describe('the benchmark report', () => {
  it('judges a row by the median of its repetitions', () => {
    const met = (seconds: readonly number[]) => reportOf(rows(seconds), 3, machine).rows[0]?.met;
    expect(met([0.9, 0.9, 5])).toBe(true);
    expect(met([0.9, 1.1, 1.1])).toBe(false);
  });

  it('judges memory too', () => {
    const { rows: reported } = reportOf(rows([0.5], { seconds: 1, megabytes: 150 }), 1, machine);
    expect(reported[0]?.met).toBe(false);
  });

  it('judges nothing without a limit', () => {
    const { rows: reported } = reportOf(rows([0.5]), 1, machine);
    expect(reported.slice(2).map(({ met }) => met)).toEqual(sizes.map(() => undefined));
  });

  it('compares with the default set-up of cdktf when that was measured, and with others for information', () => {
    const peers = [row('cdktf-ts-node', [2]), row('cdktf-node', [1])];
    const { verdicts } = reportOf([...rows([0.5]), ...peers], 1, machine);
    expect(verdicts.slice(2)).toMatchObject([
      { value: 4, bound: '≥ 5', met: false },
      { value: 2, bound: '' },
    ]);
    expect(reportOf(rows([0.5]), 1, machine).verdicts).toHaveLength(2);
  });

  it('says what all outputs cost on top of Terraform’s, and how long jenkins-job-builder takes beside ours', () => {
    const jobs = [row('synth-many-jobs-warm', [2]), row('job-builder', [8])];
    const { verdicts } = reportOf([...rows([0.6]), ...jobs], 1, machine);
    expect(verdicts[1]?.value).toBeCloseTo(0.2);
    expect(verdicts[1]?.met).toBe(true);
    expect(verdicts[2]).toMatchObject({ value: 4 });
    expect(reportOf(rows([0.8]), 1, machine).verdicts[1]?.met).toBe(false);
  });

  it('finds linear growth linear', () => {
    expect(reportOf(rows([0.5]), 1, machine).verdicts[0]).toMatchObject({ met: true });
  });
});

describe('the table', () => {
  it('has its columns below each other and says what was missed', () => {
    const lines = tableOf(reportOf(rows([2]), 1, machine)).split('\n');
    const table = lines.slice(0, lines.indexOf(''));
    expect(table[1]).toMatch(/1 s, 250 MB {2}MISSED$/);
    const ends = table.slice(1).map(line => /^.*?\(\d+\.\d\d–\d+\.\d\d\)/.exec(line)?.[0].length);
    expect(new Set(ends).size).toBe(1);
  });
});
