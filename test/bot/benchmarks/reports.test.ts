import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Judged } from '../../../bot/benchmarks/benchmark.ts';
import { bytesText, changeText, secondsText } from '../../../bot/benchmarks/figures.ts';
import { ratioScale } from '../../../bot/benchmarks/forest-plot.ts';
import {
  earlierThan,
  entryOf,
  floorsIn,
  historyOf,
  historyText,
  withEntry,
} from '../../../bot/benchmarks/history.ts';
import { reportMarkdown } from '../../../bot/benchmarks/report-markdown.ts';
import { reportResult } from '../../../bot/benchmarks/report-result.ts';
import { reportOn } from '../../../bot/benchmarks/report-schema.ts';
import { verdictsOf } from '../../../bot/benchmarks/report-verdicts.ts';
import { verdictWords } from '../../../bot/benchmarks/verdict-words.ts';
import { checkHarmless } from '../status/seen-markdown.ts';
import { historySample, hostileSample, reportSample, toldSample } from './report-samples.ts';

const report = reportSample(3);

describe('a report', () => {
  it('is taken for its own run and commits only', () => {
    expect(reportOn(report, report)).toEqual(report);
    for (const other of [{ run: '0'.repeat(16) }, { sha: '0'.repeat(40) }, { base: '0'.repeat(40) }])
      expect(reportOn(report, { ...report, ...other })).toBeUndefined();
  });

  it('is taken or not, whatever is sent, and nothing throws', () => {
    fc.assert(
      fc.property(fc.anything(), fc.constantFrom(...Object.keys(report)), (value, key) => {
        const found = reportOn({ ...report, [key]: value }, report);
        if (found !== undefined) expect(reportResult(found, new Map()).summary).not.toBe('');
        expect(reportOn(value, report)).toBeUndefined();
      }),
      { numRuns: 60 },
    );
  });

  it.each([
    ['no times', { base: [] }],
    ['a time of nothing', { base: [0] }],
    ['endless times', { head: [Number.POSITIVE_INFINITY] }],
    ['more times than any driver measures', { head: Array.from({ length: 201 }, () => 1) }],
    ['a long name', { name: 'x'.repeat(201) }],
  ])('with %s is none', (_, wrong) => {
    const [first, ...rest] = report.benchmarks;
    expect(reportOn({ ...report, benchmarks: [{ ...first, ...wrong }, ...rest] }, report)).toBeUndefined();
  });

  it('with a name twice is none', () => {
    expect(
      reportOn({ ...report, benchmarks: [...report.benchmarks, ...report.benchmarks] }, report),
    ).toBeUndefined();
  });

  it('is judged on fresh samples alone where there are any', () => {
    const times = (middle: number) => Array.from({ length: 10 }, (_, at) => middle * (1 + at / 1e4));
    const once = { name: 'one', base: times(1), head: times(1.5) };
    const judged = (fresh?: { base: number[]; head: number[] }) =>
      verdictsOf({ run: report.run, benchmarks: [{ ...once, ...(fresh && { fresh }) }] }, new Map())[0];
    expect(judged()).toMatchObject({ verdict: 'regression', isFresh: false });
    expect(judged({ base: times(1), head: times(1) })).toMatchObject({
      verdict: 'equivalent',
      isFresh: true,
    });
  });

  it('of nanoseconds is no less a regression', () => {
    const times = (middle: number) => Array.from({ length: 10 }, (_, at) => middle * (1 + at / 1e4));
    const tiny = { name: 'tiny', base: times(2e-7), head: times(3e-7) };
    expect(verdictsOf({ run: report.run, benchmarks: [tiny] }, new Map())[0]?.verdict).toBe('regression');
  });
});

it('verdicts are counted in words', () => {
  const of = (verdict: Judged['verdict'], count: number) =>
    Array.from({ length: count }, () => ({ verdict, memory: undefined }));
  const all = [
    ...of('equivalent', 14),
    ...of('regression', 1),
    ...of('improvement', 2),
    ...of('inconclusive', 1),
  ];
  expect(verdictWords(all)).toBe('1 regression, 2 improvements, 14 equivalent, 1 inconclusive');
  expect(verdictWords([])).toBe('nothing was measured');
});

it('figures are short and have their unit', () => {
  expect([1.234, 0.0012345, 4.2e-5, 8.9e-7, 1234].map(secondsText)).toEqual([
    '1.23 s',
    '1.23 ms',
    '42 µs',
    '890 ns',
    '1234 s',
  ]);
  expect([changeText(1.234), changeText(0.8)]).toEqual(['+23.4 %', '−20.0 %']);
  expect([bytesText(12), bytesText(4_096_000)]).toEqual(['12 B', '4.1 MB']);
});

describe('a history', () => {
  const entries = historySample(4);
  it('reads back, and what is spoiled gives none', () => {
    expect(historyOf(historyText(entries))).toEqual(entries);
    for (const spoiled of [undefined, '', '{', '[]', '{"format":"fleet-benchmark-history-1"}'])
      expect(historyOf(spoiled)).toEqual([]);
  });

  it('has each report once, and stays within a size', () => {
    const [first] = entries;
    if (first === undefined) throw new Error('no entry');
    expect(withEntry(entries, { ...first, pull: 7 }).map(({ pull }) => pull)).toEqual([7, 41, 42, 43]);
    const many = Array.from({ length: 600 }, (_, index) => ({
      ...first,
      run: index.toString(16).padStart(16, '0'),
    }));
    const kept = historyOf(historyText(many));
    expect(historyText(many).length).toBeLessThan(700_000);
    expect(kept.at(-1)).toEqual(many.at(-1));
  });

  it('tells what was known before a report, whether that is in it or not', () => {
    const { run = '' } = entries[2] ?? {};
    expect(earlierThan(entries, run)).toEqual(entries.slice(0, 2));
    expect(earlierThan(entries, '0'.repeat(16))).toEqual(entries);
  });

  it('teaches the noise of each benchmark', () => {
    const floors = floorsIn(entries, { benchmarks: [] });
    const [loud = 0, quiet = 1] = ['interpolation', 'ode/Tsit5/lotka-volterra'].map(
      name => floors.get(name) ?? 0,
    );
    expect(loud).toBeGreaterThan(quiet);
    const noisy = entryOf(report, 1, verdictsOf(report, floorsIn([], report)));
    expect(noisy.benchmarks.every(({ noise }) => noise !== undefined)).toBe(true);
  });
});

describe('a report in Markdown', () => {
  it('shows names and lets none act', () => {
    const [heading = '', ...rest] = reportMarkdown(hostileSample()).split('\n');
    checkHarmless(heading.replace('# ', ''), ['link']);
    checkHarmless(rest.join('\n').replaceAll('**', ''));
  });
});

it('a scale holds every interval, with what is the same in its middle', () => {
  const { judged } = toldSample(5);
  const { place, ticks } = ratioScale(judged);
  expect(place(1)).toBe(50);
  for (const { low, high, ratio } of judged) {
    expect(place(low)).toBeLessThanOrEqual(place(ratio));
    expect(place(ratio)).toBeLessThanOrEqual(place(high));
    expect(place(low)).toBeGreaterThan(0);
    expect(place(high)).toBeLessThan(100);
  }
  expect(ticks).toContain(1);
  for (const tick of ticks) expect(place(tick) + place(1 / tick)).toBeCloseTo(100, 9);
});
