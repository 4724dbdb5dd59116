import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BadConfig, LONGEST_CONFIG, parseConfig } from '../../tools/adapters/jenkins/parse-config.ts';
import { printConfig } from '../../tools/adapters/jenkins/print-config.ts';
import { branch, leaf, type XmlElement } from '../../tools/adapters/jenkins/xml-element.ts';
import { isXmlText } from '../../tools/adapters/jenkins/xml-entities.ts';
import { hostileText } from '../arbitraries/hostile-text.ts';

const nameArbitrary = fc.constantFrom(
  'a',
  'b',
  'org.example.Thing_-Part',
  'jenkins.branch.github__source',
  'a-b',
);
/** Blank text means nothing in a configuration. */
const textArbitrary = hostileText.filter(isXmlText).map(text => (text.trim() === '' ? '' : text));
const attributesArbitrary = fc.dictionary(fc.constantFrom('class', 'plugin', 'reference'), textArbitrary);

const { element: elementArbitrary } = fc.letrec<{ element: XmlElement }>(tie => ({
  element: fc.oneof(
    { maxDepth: 4 },
    fc.tuple(nameArbitrary, textArbitrary, attributesArbitrary).map(parts => leaf(...parts)),
    fc
      .tuple(nameArbitrary, fc.array(tie('element'), { minLength: 1, maxLength: 4 }), attributesArbitrary)
      .map(parts => branch(...parts)),
  ),
}));

describe('a configuration', () => {
  it('is read as it was printed, whatever stands in it', () => {
    fc.assert(
      fc.property(elementArbitrary, element => {
        expect(parseConfig(printConfig(element))).toEqual(element);
      }),
      { numRuns: 100 },
    );
  });

  it('is read the same with entities, numeric references and CDATA, of XML 1.0 or 1.1', () => {
    const text = `<?xml version="1.1" encoding="UTF-8"?>\r\n<!-- made by hand --><a b="&quot;x&quot;">\r\n  <c>&lt;x&gt;&#10;&#x1F4A5;</c><d><![CDATA[<&amp;>]]></d><e> </e></a>`;
    expect(parseConfig(text)).toEqual(
      branch('a', [leaf('c', '<x>\n💥'), leaf('d', '<&amp;>'), leaf('e')], { b: '"x"' }),
    );
  });

  it.each([
    ['a document type', '<!DOCTYPE a><a/>'],
    ['one with an entity', '<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>'],
    ['a document that asks for files', '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'],
    ['an entity nobody declared', '<a>&x;</a>'],
    ['a bare ampersand', '<a>a & b</a>'],
    ['a reference to no character', '<a>&#0;</a>'],
    ['a reference to half a character', '<a>&#xD800;</a>'],
    ['a control character', '<a>\u0001</a>'],
    ['an element that is not closed', '<a><b></a>'],
    ['two roots', '<a/><b/>'],
    ['nothing', ''],
    ['no XML', 'Authentication required'],
    ['names that JavaScript has plans for', '<__proto__><polluted/></__proto__>'],
    ['such attributes', '<a __proto__="1"/>'],
    ['depth', `${'<a>'.repeat(5_000)}${'</a>'.repeat(5_000)}`],
    ['length', `<a>${'x'.repeat(LONGEST_CONFIG)}</a>`],
  ])('is refused: %s', (_, text) => {
    expect(() => parseConfig(text)).toThrow(BadConfig);
  });

  it('that is torn or mangled is refused or read, never worse', () => {
    fc.assert(
      fc.property(elementArbitrary, fc.nat(), fc.string({ maxLength: 3 }), (element, at, mangled) => {
        const text = printConfig(element);
        const torn = `${text.slice(0, at % text.length)}${mangled}${text.slice((at % text.length) + 1)}`;
        try {
          parseConfig(torn);
        } catch (error) {
          expect(error).toBeInstanceOf(BadConfig);
        }
      }),
      { numRuns: 100 },
    );
  });
});
