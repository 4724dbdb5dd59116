/** Why a run waits that was not looked at since: it begins, or is said to wait for something else, in the next decision. */
export const JUST = {
  taken: 'the right to it is looked at once more',
  approved: 'its commit was just approved',
  lost: 'its system lost it before it began',
} as const;

const ALL: readonly string[] = Object.values(JUST);

/** Whether a waiting run was not looked at yet. */
export const isFresh = (why: string): boolean => ALL.includes(why);
