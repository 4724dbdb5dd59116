import type { Effect } from '../../bot/model/effect.ts';
import type { Simulated } from '../../bot/simulation/simulate.ts';
import { printable } from '../report/printable.ts';

/** What would be done, for people. */
export function simulationText({ effects, audit, comment }: Simulated): string {
  const decided = audit.map(({ what, why }) => `  ${printable(what)}: ${printable(why)}\n`);
  const done = effects.map(effect => `  ${printable(wordsOf(effect))}\n`);
  return [
    `decided:\n${decided.join('') || '  nothing\n'}`,
    `done, if all goes well:\n${done.join('') || '  nothing\n'}`,
    comment === undefined ? '' : `the comment then:\n\n${comment}\n`,
  ].join('');
}

/** An effect in words: its kind and what it is about. */
const wordsOf = ({ kind, ...about }: Effect): string =>
  [
    kind,
    ...Object.entries(about).map(
      ([name, value]) => `${name}=${typeof value === 'object' ? value.login : value}`,
    ),
  ].join(' ');
