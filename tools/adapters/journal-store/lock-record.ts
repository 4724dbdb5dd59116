import { z } from 'zod';
import { JournalFailed, type LockHolder } from './journal-store.ts';

const lockRecord = z.strictObject({
  holder: z.string().min(1).max(1000),
  roll: z.string().max(100),
  expires: z.int().nonnegative(),
});

/** A holder as the lock's text. */
export const lockText = ({ holder, roll, expires }: LockHolder): string =>
  `${JSON.stringify({ holder, roll, expires })}\n`;

/** The holder in a lock's text. @param where names it for a reader. @throws JournalFailed */
export function lockHolder(text: string, where: string): LockHolder {
  try {
    return lockRecord.parse(JSON.parse(text));
  } catch {
    throw new JournalFailed(
      `the lock \`${where}\` cannot be read`,
      'see that no roll of this fleet runs, then remove it',
    );
  }
}

/** Whether somebody else holds it now. */
export const isHeldByOther = (lock: LockHolder, wanted: LockHolder, now: number): boolean =>
  lock.holder !== wanted.holder && now <= lock.expires;

/** The lock, if anybody holds it now. */
export const ifHeld = (lock: LockHolder | undefined, now: number): LockHolder | undefined =>
  lock !== undefined && now <= lock.expires ? lock : undefined;

/** The lock as it is left behind: whoever comes may have it. */
export const givenBack = (lock: LockHolder): LockHolder => ({ ...lock, expires: 0 });
