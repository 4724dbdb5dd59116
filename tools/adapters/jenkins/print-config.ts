import { xml } from '../../../fleet/render/escape.ts';
import type { XmlElement } from './xml-element.ts';

/** A tree as the text of a `config.xml`, one element a line. `parseConfig` reads the same tree from it. */
export const printConfig = (root: XmlElement): string =>
  `<?xml version="1.1" encoding="UTF-8"?>\n${linesOf(root, '').join('\n')}\n`;

/** The lines of an element; text with line ends keeps them, so that a script can be read. */
export function linesOf(element: XmlElement, indent: string): readonly string[] {
  const { name, children, text } = element;
  const attributes = [...element.attributes].map(([key, value]) => ` ${key}="${xml(value)}"`).join('');
  const start = `${indent}<${name}${attributes}`;
  if (children.length > 0)
    return [`${start}>`, ...children.flatMap(child => linesOf(child, `${indent}  `)), `${indent}</${name}>`];
  if (text === '') return [`${start}/>`];
  return `${start}>${readable(text)}</${name}>`.split('\n');
}

/** In text, unlike in attributes, line ends and tabs need no escape. */
const readable = (text: string): string =>
  xml(text)
    .replaceAll('&#10;', '\n')
    .replaceAll('&#9;', '\t')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'");
