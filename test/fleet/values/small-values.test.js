import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InstanceType } from '../../../fleet/values/instance-type.ts';
import { JenkinsVersion } from '../../../fleet/values/jenkins-version.ts';
import { MonthlyAmount } from '../../../fleet/values/money.ts';
import { Percent } from '../../../fleet/values/percent.ts';
import { Size } from '../../../fleet/values/size.ts';
import { TimeOfDay } from '../../../fleet/values/time-of-day.ts';
import { TimeZone } from '../../../fleet/values/time-zone.ts';
import { ValueError } from '../../../fleet/values/value-error.ts';
import { readsOrRefuses } from './hostile-text.ts';
const twoDigits = (number) => String(number).padStart(2, '0');
const version = fc
    .tuple(fc.nat(99), fc.nat(999), fc.option(fc.nat(99)), fc.constantFrom('', '-lts', '-lts-jdk21', '-alpine'), fc.boolean())
    .map(([a, b, c, rest, digest]) => [`${a}.${b}`, c === null ? '' : `.${c}`, rest, digest ? `@sha256:${'0a'.repeat(32)}` : ''].join(''));
/** A type, texts that it prints as they were read, and texts that it refuses. */
const TYPES = [
    {
        name: 'Percent',
        parse: Percent.parse,
        texts: fc.integer({ min: 0, max: 100 }).map(points => `${points}%`),
        refused: ['', '%', '101%', '-1%', '1.5%', '30', '030%', '30 %', '30%\n'],
    },
    {
        name: 'Size',
        parse: Size.parse,
        // 1,024 of a unit print as one of the next.
        texts: fc
            .tuple(fc.integer({ min: 1, max: 1_023 }), fc.constantFrom('MiB', 'GiB', 'TiB'))
            .map(parts => parts.join('')),
        refused: ['', '0GiB', '150', '150GB', '150 GiB', '1.5GiB', '150gib', '-1GiB', '12345678GiB', '0150GiB'],
    },
    {
        name: 'TimeOfDay',
        parse: TimeOfDay.parse,
        texts: fc
            .tuple(fc.nat(23), fc.nat(59))
            .map(([hour, minute]) => `${twoDigits(hour)}:${twoDigits(minute)}`),
        refused: ['', '24:00', '3:00', '03:60', '03:00:00', '0300', '03:00 ', '3 am'],
    },
    {
        name: 'MonthlyAmount',
        parse: MonthlyAmount.parse,
        texts: fc.integer({ min: 1, max: 999_999_999 }).map(dollars => `${dollars} USD/month`),
        refused: [
            '',
            '0 USD/month',
            '05 USD/month',
            '5000',
            '5000 USD',
            '5000 EUR/month',
            '5,000 USD/month',
            '1.5 USD/month',
        ],
    },
    {
        name: 'InstanceType',
        parse: InstanceType.parse,
        texts: fc.constantFrom('c6a.8xlarge', 'u-6tb1.metal', 'm7i-flex.large', 'x2iedn.metal'),
        refused: [
            '',
            'c6a',
            'c6a.',
            '.large',
            'c6a.8xlarge.',
            'C6A.large',
            'c6a 8xlarge',
            'c6a/large',
            '6c.large',
        ],
    },
    {
        name: 'JenkinsVersion',
        parse: JenkinsVersion.parse,
        texts: version,
        refused: [
            '',
            'lts',
            'latest',
            '2',
            '2.528.3.1',
            '2.528.3-',
            '2.528.3@sha256:00',
            'v2.528.3',
            '2.528.3-LTS',
            `2.5-${'a'.repeat(128)}`,
        ],
    },
    {
        name: 'TimeZone',
        parse: TimeZone.parse,
        texts: fc.constantFrom('UTC', 'Europe/Berlin', 'America/Los_Angeles', 'America/Argentina/Buenos_Aires', 'Asia/Kolkata'),
        refused: [
            '',
            'utc',
            'PST',
            '+01:00',
            'GMT+1',
            'Europe/Berln',
            'europe/berlin',
            'Europe/berlin',
            'America/Los_angeles',
            'Mars/Base',
        ],
    },
];
describe.each(TYPES)('$name', ({ parse, texts, refused }) => {
    it('prints what was written', () => {
        fc.assert(fc.property(fc.oneof(texts), text => void expect(String(parse(text))).toBe(text)));
    });
    it('reads any text or refuses it with a ValueError', () => readsOrRefuses(parse));
    it.each(refused)('refuses %.30j', text => expect(() => parse(text)).toThrow(ValueError));
});
describe('Percent', () => {
    it.each([-1, 101, 0.5, Number.NaN])('is not made of %d points', points => expect(() => Percent.of(points)).toThrow(ValueError));
});
describe('Size', () => {
    it('keeps gibibytes, and loses nothing silently', () => {
        fc.assert(fc.property(fc.integer({ min: 1, max: 9_999_999 }), count => {
            const size = Size.ofGibibytes(count);
            expect(size.toGibibytes()).toBe(count);
            expect(Size.parse(String(size)).equals(size)).toBe(true);
        }));
        expect(() => Size.parse('1500MiB').toGibibytes()).toThrow(RangeError);
        expect(Size.parse('1024GiB').equals(Size.parse('1TiB'))).toBe(true);
    });
    it.each([0, -1, 1.5, Number.NaN, 10_000_000])('is not made of %d GiB', count => expect(() => Size.ofGibibytes(count)).toThrow(ValueError));
});
describe('JenkinsVersion', () => {
    it.each([
        ['2.528.3-lts-jdk21', '2.528.3-lts-jdk21', [2, 528, 3], undefined],
        ['2.535', '2.535', [2, 535, 0], undefined],
        [`2.535@sha256:${'ab'.repeat(32)}`, '2.535', [2, 535, 0], `sha256:${'ab'.repeat(32)}`],
    ])('%s has tag, core version and digest', (text, tag, core, digest) => {
        expect(JenkinsVersion.parse(text)).toMatchObject({ tag, core, digest });
    });
});
describe('TimeZone', () => {
    const winter = Date.UTC(2026, 0, 15);
    const summer = Date.UTC(2026, 6, 15);
    it.each([
        ['UTC', 0, 0],
        ['Europe/Berlin', 60, 120],
        ['America/Los_Angeles', -480, -420],
        ['Asia/Kolkata', 330, 330],
        ['America/St_Johns', -210, -150],
    ])('%s is %d minutes ahead of UTC in January and %d in July', (name, january, july) => {
        const zone = TimeZone.parse(name);
        expect([zone.offsetMinutes(winter), zone.offsetMinutes(summer)]).toEqual([january, july]);
    });
});
