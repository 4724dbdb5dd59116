import type { Judged, Verdict } from './benchmark.ts';

/** Verdicts in the order in which readers want them, with their words for one and for several. */
const WORDS: readonly (readonly [Verdict, string, string])[] = [
  ['regression', 'regression', 'regressions'],
  ['improvement', 'improvement', 'improvements'],
  ['equivalent', 'equivalent', 'equivalent'],
  ['inconclusive', 'inconclusive', 'inconclusive'],
];

type Counted = Pick<Judged, 'verdict' | 'memory'>;

/** `1 regression, 2 improvements, 14 equivalent, 1 inconclusive`, and what allocates another amount than before. */
export function verdictWords(judged: readonly Counted[]): string {
  const counts = WORDS.flatMap(([verdict, one, several]) => {
    const count = judged.filter(each => each.verdict === verdict).length;
    return count === 0 ? [] : [`${count} ${count === 1 ? one : several}`];
  });
  const memory = (['more', 'less'] as const).flatMap(verdict => {
    const count = judged.filter(each => each.memory?.verdict === verdict).length;
    return count === 0 ? [] : [`${verdict} memory in ${count}`];
  });
  const words = [...counts, ...memory].join(', ');
  return words === '' ? 'nothing was measured' : words;
}

/** Where a verdict stands among all, those that want a reader first. */
export const verdictRank = (verdict: Verdict): number =>
  ['regression', 'improvement', 'inconclusive', 'equivalent'].indexOf(verdict);
