import { XMLParser, XMLValidator } from 'fast-xml-parser';
import type { XmlElement } from './xml-element.ts';
import { decodeEntities, isXmlText } from './xml-entities.ts';

/** The longest configuration that is read, in characters. Real ones have some thousands. */
export const LONGEST_CONFIG = 4 * 1024 * 1024;

const DEEPEST = 100;

/** A text that is no configuration of a job. */
export class BadConfig extends Error {
  constructor(why: string) {
    super(`this is no job configuration: ${why}`);
    this.name = 'BadConfig';
  }
}

const ATTRIBUTES = ':@';
const TEXT = '#text';
const CDATA = '#cdata';

const PARSER = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  cdataPropName: CDATA,
  trimValues: false,
  parseTagValue: false,
  // Entities are decoded by us: none can be declared.
  processEntities: false,
  ignoreDeclaration: true,
  ignorePiTags: true,
  maxNestedTags: DEEPEST,
  onDangerousProperty: (name: string): never => {
    throw new BadConfig(`\`${name}\` is no name of an element`);
  },
});

/**
 * A job's `config.xml`, from a server or a program, as a tree. The text is not trusted: no document type (and so no
 * entity of its own), a limit on length and depth.
 * @throws BadConfig saying what is wrong and, where it is known, in which line.
 */
export function parseConfig(text: string): XmlElement {
  if (text.length > LONGEST_CONFIG) throw new BadConfig(`it is longer than ${LONGEST_CONFIG} characters`);
  if (!isXmlText(text)) throw new BadConfig('it holds characters that XML cannot hold');
  if (text.includes('<!DOCTYPE')) throw new BadConfig('it declares a document type');
  // As every XML reader does with line ends (XML 1.0, 2.11); Jenkins writes XML 1.1, which reads alike.
  const plain = text.replace(/\r\n?/g, '\n');
  const valid = XMLValidator.validate(plain);
  if (valid !== true) throw new BadConfig(`line ${valid.err.line}: ${valid.err.msg}`);
  const [root, second] = elementsOf(parsed(plain));
  if (root === undefined || second !== undefined) throw new BadConfig('it has not exactly one root element');
  return root;
}

function parsed(text: string): unknown {
  try {
    return PARSER.parse(text);
  } catch (error) {
    if (error instanceof BadConfig) throw error;
    throw new BadConfig(error instanceof Error ? error.message : String(error));
  }
}

type Entry = readonly [name: string, value: unknown, attributes: unknown];

/** What the parser hands over is a list of objects, each with one name and perhaps attributes. */
function entriesOf(nodes: unknown): readonly Entry[] {
  if (!Array.isArray(nodes)) return [];
  return nodes.flatMap((node: unknown): readonly Entry[] => {
    if (typeof node !== 'object' || node === null) return [];
    const fields = Object.entries(node);
    const attributes: unknown = fields.find(([name]) => name === ATTRIBUTES)?.[1];
    return fields.flatMap(([name, value]): readonly Entry[] =>
      name === ATTRIBUTES ? [] : [[name, value, attributes]],
    );
  });
}

function elementsOf(nodes: unknown): readonly XmlElement[] {
  return entriesOf(nodes).flatMap(([name, value, attributes]) => {
    if (name === TEXT || name === CDATA) return [];
    const children = elementsOf(value);
    const text = children.length > 0 ? '' : textOf(value);
    return [{ name, children, text: text.trim() === '' ? '' : text, attributes: attributesOf(attributes) }];
  });
}

const textOf = (nodes: unknown): string =>
  entriesOf(nodes)
    .map(([name, value]) => {
      if (name === TEXT) return decoded(value);
      return name === CDATA
        ? entriesOf(value)
            .map(([, text]) => String(text))
            .join('')
        : '';
    })
    .join('');

function attributesOf(attributes: unknown): ReadonlyMap<string, string> {
  if (typeof attributes !== 'object' || attributes === null) return new Map();
  return new Map(Object.entries(attributes).map(([name, value]) => [name, decoded(value)]));
}

function decoded(text: unknown): string {
  try {
    return decodeEntities(String(text));
  } catch (error) {
    throw new BadConfig(error instanceof Error ? error.message : String(error));
  }
}
