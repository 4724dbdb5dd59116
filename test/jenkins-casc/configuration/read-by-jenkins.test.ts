// biome-ignore-all lint/suspicious/noTemplateCurlyInString: references of configuration as code
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withoutReferences } from '../../../fleet/render/escape.ts';
import { hostileText } from '../../arbitraries/hostile-text.ts';
import { readByJenkins } from './read-by-jenkins.ts';

const SECRETS = { a: 'value', HOME: '/home', 'agent-key': 'key' };

describe('what Jenkins makes of a text', () => {
  it.each([
    ['${a}', 'value'],
    ['x ${a} y ${a}', 'x value y value'],
    ['${agent-key}', 'key'],
    ['x ${unset} y', 'x  y'],
    ['${unset:-other}', 'other'],
    ['^${a}', '${a}'],
    ['^^${a}', '^${a}'],
    ['${a', '${a'],
    ['^${a', '^${a'],
  ])('%s is %s', (text, meaning) => expect(readByJenkins(text, SECRETS)).toBe(meaning));

  it('is the text itself, once it is written without references', () => {
    const pieces = fc.array(fc.constantFrom('$', '{', '}', '^', '${', '^${', 'a', ':-', '${a}', ' '));
    const tricky = pieces.map(parts => parts.join(''));
    fc.assert(
      fc.property(fc.oneof(tricky, hostileText), text => {
        expect(readByJenkins(withoutReferences(text), SECRETS)).toBe(text);
      }),
      { numRuns: 2_000 },
    );
  });
});
