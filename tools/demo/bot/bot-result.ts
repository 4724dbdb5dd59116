import type { BotAccount } from './account.ts';

/** What came of the runs that pull requests asked for, in a few lines. */
export function botResult({ runs, begun, deliveries, wrong }: BotAccount): string {
  const lines = [
    ['asked for', `${runs} runs, in ${deliveries} signed deliveries`],
    ['begun', `${begun}, ${wrong.length === 0 ? 'each of them once' : 'but not as it should be'}`],
    ['not begun', `${runs - begun}, of a commit that nobody approved`],
    ...wrong.map(each => ['wrong', each] as const),
  ] as const;
  const width = Math.max(...lines.map(([name]) => name.length));
  return `\nWhat pull requests asked for:\n${lines.map(([name, told]) => `  ${name.padEnd(width)}  ${told}\n`).join('')}`;
}
