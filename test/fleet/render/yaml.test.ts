import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { type Data, Unsafe, yamlOf, yamlText } from '../../../fleet/render/yaml.ts';
import { hostileText } from '../../arbitraries/hostile-text.ts';

const { data } = fc.letrec<{ data: Data }>(tie => ({
  data: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    hostileText,
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('data'), { maxLength: 4 }),
    fc.dictionary(
      hostileText.filter(key => key !== '__proto__'),
      tie('data'),
      { maxKeys: 4 },
    ),
  ),
}));

const readers = {
  'YAML 1.2': (text: string): unknown => parse(text),
  'YAML 1.1': (text: string): unknown => parse(text, { version: '1.1', merge: false }),
};

describe('data as YAML', () => {
  for (const [name, read] of Object.entries(readers))
    it(`reads the same in ${name}`, () => {
      fc.assert(
        fc.property(data, value => {
          expect(read(yamlOf(value))).toEqual(value);
        }),
      );
    });

  it('keeps plain words plain, and quotes what some reader takes for something else', () => {
    expect(yamlText('fleets/tvm.yaml')).toBe('fleets/tvm.yaml');
    for (const text of ['yes', 'NO', 'null', '12:30', '017', '1e3', 'a b', '', '~'])
      expect(yamlText(text)).toMatch(/^"/);
  });

  it('leaves out what is undefined', () => {
    expect(yamlOf({ a: undefined, b: { c: undefined }, d: 1 })).toBe('b: {}\nd: 1\n');
  });

  it('tags what Ansible must not take for a template', () => {
    fc.assert(
      fc.property(hostileText, text => {
        const written = yamlOf({ value: new Unsafe(text) });
        expect(written).toMatch(/^value: !unsafe "/);
        expect(parse(written, { logLevel: 'silent' })).toEqual({ value: text });
      }),
    );
  });

  it('refuses numbers that YAML does not write', () => {
    for (const number of [Number.NaN, Number.POSITIVE_INFINITY])
      expect(() => yamlOf({ number })).toThrow('finite');
  });
});

describe('texts of several lines', () => {
  it('stand as they are where every reader takes them so', () => {
    expect(yamlOf({ a: { script: 'x {\n  y: 1\n\n# z\n}\n' }, b: ['l1\nl2'] })).toBe(
      'a:\n  script: |\n    x {\n      y: 1\n\n    # z\n    }\nb:\n  - |-\n    l1\n    l2\n',
    );
  });

  it('read the same whatever their lines begin and end with', () => {
    const line = fc.constantFrom(
      '',
      ' ',
      'a',
      ' a',
      'a ',
      '- a',
      '# a',
      '---',
      '...',
      'a: b',
      '\ta',
      '%a',
      '|',
      '}',
      'é',
    );
    fc.assert(
      fc.property(
        fc.array(line, { maxLength: 6 }).map(lines => lines.join('\n')),
        text => {
          const data = { a: [text, { b: text }], c: text };
          for (const read of Object.values(readers)) expect(read(yamlOf(data))).toEqual(data);
        },
      ),
    );
  });
});
