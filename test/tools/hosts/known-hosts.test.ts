import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type KnownHost, knownHostsText, knownKeys, namesAtPort } from '../../../tools/hosts/known-hosts.ts';
import { hostKeyArbitrary } from '../../arbitraries/host-keys.ts';
import { hostileText } from '../../arbitraries/hostile-text.ts';

const instanceId = fc
  .integer({ min: 0, max: 2 ** 31 })
  .map(number => `i-${number.toString(16).padStart(17, '0')}`);
const host: fc.Arbitrary<KnownHost> = fc.record({
  names: fc.constantFrom(['leader', '10.0.0.1'], ['cpu-1.tvm.internal'], ['edge.example.org', '[edge]:2222']),
  keys: fc.uniqueArray(hostKeyArbitrary, { maxLength: 4 }),
  instanceId: fc.option(instanceId, { nil: undefined }),
});
const hosts = fc
  .array(host, { maxLength: 6 })
  .filter(all => new Set(all.map(one => one.instanceId)).size === all.length);

describe('a known_hosts file', () => {
  it('gives back the keys of each instance', () => {
    fc.assert(
      fc.property(hosts, written => {
        const wanted = written.flatMap(one =>
          one.instanceId !== undefined && one.keys.length > 0 ? [[one.instanceId, one.keys] as const] : [],
        );
        expect(knownKeys(knownHostsText(written))).toEqual(new Map(wanted));
      }),
    );
  });

  it('has one line of at least three words for each key', () => {
    fc.assert(
      fc.property(hosts, written => {
        const lines = knownHostsText(written).split('\n');
        expect(lines.pop()).toBe('');
        expect(lines.map(line => line.split(' ').slice(1, 3).join(' '))).toEqual(
          written.flatMap(one => one.keys),
        );
      }),
    );
  });

  it('of which nothing is believed that is no such line', () => {
    fc.assert(
      fc.property(hostKeyArbitrary, hostileText, (key, text) => {
        const broken = [
          `${key} i-0123456789abcdef0`,
          `* ${key} i-0123456789abcdef0 x`,
          `a ${key} ${text}`,
          text,
        ];
        expect(knownKeys(broken.join('\n')).size).toBe(0);
      }),
    );
  });
});

it('names a host as OpenSSH and as Jenkins look for it', () => {
  expect(namesAtPort('edge.example.org', 22)).toEqual(['edge.example.org']);
  expect(namesAtPort('edge.example.org', 2222)).toEqual(['edge.example.org', '[edge.example.org]:2222']);
});
