const WORDS = 'jenkins-fleet roll ';

/** Letters, digits and dashes, as in `20261121T200000Z-4f2a`. */
const TOKEN = /jenkins-fleet roll ([\w-]+)/;

/** The token in the offline messages of a roll: it tells the roll's marks from those of others. */
export const rollMark = (roll: string): string => `${WORDS}${roll}`;

/**
 * The roll that a mark is of; undefined: it is somebody else's.
 * @param text the reason of a node that is offline, as Jenkins tells it: `Disconnected by admin : jenkins-fleet roll … : …`
 */
export const rollOfMark = (text: string): string | undefined => TOKEN.exec(text)?.[1];

/** Whether a mark is of this roll. */
export const isRollMark = (text: string, roll: string): boolean => rollOfMark(text) === roll;
