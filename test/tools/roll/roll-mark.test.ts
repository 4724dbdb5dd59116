import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isRollMark, rollMark, rollOfMark } from '../../../tools/roll/roll-mark.ts';

const roll = fc.stringMatching(/^\d{8}T\d{6}Z-[0-9a-f]{4}$/);
/** What Jenkins and we write after a token: never more of an id. */
const rest = fc.string().map(text => (text === '' ? '' : `: ${text}`));

describe('the mark of a roll', () => {
  it('tells its roll, whatever stands around it', () => {
    fc.assert(
      fc.property(roll, rest, fc.constantFrom('', 'Disconnected by admin : '), (id, after, before) => {
        expect(rollOfMark(`${before}${rollMark(id)}${after}`)).toBe(id);
      }),
    );
  });

  it('is of one roll only, also where the id of one begins like that of another', () => {
    fc.assert(
      fc.property(roll, roll, (one, other) => {
        expect(isRollMark(`${rollMark(one)}: x`, other)).toBe(one === other);
        expect(isRollMark(`${rollMark(`${one}0`)}: x`, one)).toBe(false);
      }),
    );
  });

  it.each(['', 'Disconnected by admin : kernel update (lab)', 'jenkins-fleet', 'Connection was broken'])(
    'is not in the words of others: %s',
    text => expect(rollOfMark(text)).toBeUndefined(),
  );
});
