import type { TrafficAccount } from './traffic.ts';

/** What came of the builds that were asked for while the fleet was rolled, in a few lines. */
export function rollResult({ triggered, finished, lost, startedAgain, twice }: TrafficAccount): string {
  const lines = [
    ['triggered', `${triggered}`],
    ['finished', `${finished}`],
    ['lost', lost.length === 0 ? '0' : lost.join(', ')],
    ['started again', `${startedAgain}`],
    ...(twice.length === 0 ? [] : [['ran twice', twice.join(', ')] as const]),
  ] as const;
  const width = Math.max(...lines.map(([name]) => name.length));
  return `\nBuilds while the fleet was rolled:\n${lines.map(([name, told]) => `  ${name.padEnd(width)}  ${told}\n`).join('')}`;
}
