import type { DeadLetter } from '../../bot/stores/event-queue.ts';
import { printable } from '../report/printable.ts';

/** Dead letters for people, a line each. */
export const lettersText = (letters: readonly DeadLetter[]): string =>
  letters.length === 0
    ? 'there are no dead letters\n'
    : letters
        .map(
          ({ id, at, times, why }) =>
            `${new Date(at).toISOString()} ${printable(id)} tried ${times} times: ${printable(why)}\n`,
        )
        .join('');
