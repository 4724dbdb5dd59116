import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Duration } from '../../../fleet/values/duration.ts';
import { ValueError } from '../../../fleet/values/value-error.ts';
import { readsOrRefuses } from './hostile-text.ts';
const TEN_YEARS = 3_650 * 86_400;
const duration = fc.integer({ min: 0, max: TEN_YEARS }).map(Duration.ofSeconds);
describe('Duration', () => {
    it('reads back what it prints', () => {
        fc.assert(fc.property(duration, value => void expect(Duration.parse(String(value)).equals(value)).toBe(true)));
    });
    it('reads any text or refuses it with a ValueError', () => readsOrRefuses(Duration.parse));
    it.each([
        ['0s', 0, '0s'],
        ['90s', 90, '1m30s'],
        ['1h30m', 5_400, '1h30m'],
        ['2w', 1_209_600, '14d'],
        ['1w1d1h1m1s', 694_861, '8d1h1m1s'],
        ['3650d', TEN_YEARS, '3650d'],
    ])('%s is %d seconds and prints as %s', (text, seconds, printed) => {
        expect(Duration.parse(text).seconds).toBe(seconds);
        expect(String(Duration.parse(text))).toBe(printed);
    });
    it.each([
        '',
        '4',
        'h',
        '4 h',
        '4H',
        '-4h',
        '+4h',
        '4.5h',
        '1m1h',
        '1h1h',
        '3650d1s',
        '999999999w',
        '4h\n',
        '٤h',
    ])('refuses %j', text => expect(() => Duration.parse(text)).toThrow(ValueError));
    it('converts to a unit only without loss', () => {
        fc.assert(fc.property(duration, value => {
            if (value.isWhole('m'))
                expect(Duration.ofMinutes(value.toMinutes())).toEqual(value);
            else
                expect(() => value.toMinutes()).toThrow(RangeError);
            if (value.isWhole('h'))
                expect(Duration.ofHours(value.toHours())).toEqual(value);
            else
                expect(() => value.toHours()).toThrow(RangeError);
            if (value.isWhole('d'))
                expect(Duration.ofDays(value.toDays())).toEqual(value);
            else
                expect(() => value.toDays()).toThrow(RangeError);
        }));
    });
    it.each([-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, TEN_YEARS + 1])('is not made of %d seconds', seconds => expect(() => Duration.ofSeconds(seconds)).toThrow(ValueError));
});
