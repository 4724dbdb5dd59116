import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hostKeysOn } from '../../../tools/hosts/console-keys.ts';
import { hostKeyIn } from '../../../tools/hosts/host-key.ts';
import { hostKeyArbitrary } from '../../arbitraries/host-keys.ts';
import { unicodeText } from '../../arbitraries/unicode-text.ts';
import { recordedConsoles } from './recorded-consoles.ts';

const BEGIN = '-----BEGIN SSH HOST KEY KEYS-----';
const END = '-----END SSH HOST KEY KEYS-----';

const prefix = fc.constantFrom(
  '',
  '[   12.345678] cloud-init[123]: ',
  '<14>Nov 21 15:00:00 cloud-init: ',
  '<14>Nov  1 15:00:00 ip-10-0-0-1 ec2: ',
  '\u001b[0;32m',
);
const noise = fc.constantFrom('', '[    1.5] random: crng init done', 'ssh-ed25519 AAAA', 'login:');
const comment = fc.constantFrom('', ' root@ip-10-0-0-1', ' a b');
const lineEnd = fc.constantFrom('\n', '\r\n', '\r\r\n');
const keys = fc.uniqueArray(hostKeyArbitrary, { minLength: 1, maxLength: 5 });
const hostileLine = fc.oneof(
  fc.constantFrom(BEGIN, END, 'ssh-rsa ', 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI'),
  hostKeyArbitrary,
  unicodeText({ maxLength: 30 }),
);

describe('the keys on a console', () => {
  it.each(recordedConsoles())('are read in the recording %s', (_, console, expected) => {
    expect(hostKeysOn(console)).toEqual(expected);
  });

  it('are those of the block, in order, whatever stands around and between them', () => {
    fc.assert(
      fc.property(
        keys,
        prefix,
        noise,
        comment,
        lineEnd,
        fc.string(),
        (published, before, between, after, end, rest) => {
          const block = [BEGIN, ...published.map(key => `${key}${after}`), END].map(line => before + line);
          const console = ['boot', ...block.flatMap(line => [between, line]), `# ${rest}`].join(end);
          expect(hostKeysOn(console)).toEqual(published);
        },
      ),
    );
  });

  it('are none when the block is cut off, wherever that is', () => {
    fc.assert(
      fc.property(keys, fc.double({ min: 0, max: 1, noNaN: true }), (published, share) => {
        const whole = `${[BEGIN, ...published, END].join('\n')}`;
        const at = Math.floor(share * (whole.length - 1));
        expect(hostKeysOn(whole.slice(0, at))).toEqual([]);
        expect(hostKeysOn(whole.slice(at + 1))).toEqual([]);
      }),
    );
  });

  it('are keys and nothing else, whatever is printed', () => {
    fc.assert(
      fc.property(fc.array(hostileLine, { maxLength: 40 }), lines => {
        const found = hostKeysOn(lines.join('\n'));
        expect(found.filter(key => hostKeyIn(key) !== key || /[^\x20-\x7e]/.test(key))).toEqual([]);
        expect(new Set(found).size).toBe(found.length);
      }),
    );
  });

  it('are those of the last boot', () => {
    fc.assert(
      fc.property(keys, keys, (first, second) => {
        const boots = [first, second].flatMap(published => [BEGIN, ...published, END]);
        expect(hostKeysOn(boots.join('\n'))).toEqual(second);
      }),
    );
  });

  // A reader that goes back over what it has read would take minutes for these, and the runner gives up after seconds.
  it('are looked for in a megabyte of anything', () => {
    for (const unit of [' ', '\r', '\u001b[', '[ ', 'ssh-rsa ', `${BEGIN}\n`, 'a'])
      expect(hostKeysOn(unit.repeat(1_048_576 / unit.length))).toEqual([]);
  });
});

describe('a host key', () => {
  it('is taken without its comment', () => {
    fc.assert(
      fc.property(hostKeyArbitrary, comment, (key, after) => {
        expect(hostKeyIn(`${key}${after}`)).toBe(key);
      }),
    );
  });

  it('is none once a byte is missing, or its type is another', () => {
    fc.assert(
      fc.property(hostKeyArbitrary, key => {
        const [type = '', text = ''] = key.split(' ');
        const shorter = Buffer.from(text, 'base64').subarray(0, -1).toString('base64');
        expect(hostKeyIn(`${type} ${shorter}`)).toBeUndefined();
        const other = type === 'ssh-rsa' ? 'ssh-ed25519' : 'ssh-rsa';
        expect(hostKeyIn(`${other} ${text}`)).toBeUndefined();
      }),
    );
  });
});
