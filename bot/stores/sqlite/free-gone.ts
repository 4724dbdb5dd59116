import { z } from 'zod';
import type { BotFile } from './bot-file.ts';

const held = z.object({ holder: z.string() });
const inHand = z.object({ receipt: z.string() });

/** The receipt of a delivery: which, the how-manieth time, and who has it. */
export const receiptOf = (number: number, times: number, holder: string): string =>
  `${number}.${times} ${holder}`;

/**
 * Gives back what processes hold that are not there any more, so that nobody has to wait until their time is over.
 * @param isGone - whether a holder, as it named itself, is surely no more; when in doubt, it is there
 */
export function freeGone(file: BotFile, instance: string, isGone: (holder: string) => boolean): void {
  file.alone(() => {
    for (const { holder } of file.rows(
      held,
      'SELECT DISTINCT holder FROM leases WHERE instance = ?',
      instance,
    ))
      if (isGone(holder))
        file.change('DELETE FROM leases WHERE instance = ? AND holder = ?', instance, holder);
    const sql = 'SELECT receipt FROM deliveries WHERE instance = ? AND receipt IS NOT NULL';
    for (const { receipt } of file.rows(inHand, sql, instance))
      if (isGone(receipt.slice(receipt.indexOf(' ') + 1)))
        file.change('UPDATE deliveries SET hidden = 0 WHERE instance = ? AND receipt = ?', instance, receipt);
  });
}
