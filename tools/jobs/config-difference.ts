import { createTwoFilesPatch } from 'diff';
import { linesOf } from '../adapters/jenkins/print-config.ts';
import type { XmlElement } from '../adapters/jenkins/xml-element.ts';
import { alignedTo, meaningOf } from './meaning.ts';
import { ownFields } from './own-fields.ts';

const CONTEXT_LINES = 2;

/**
 * How the configuration on a server differs in meaning from the wanted one, as lines of a patch; undefined: not at all.
 * Both must be of one kind. Encrypted values and what is named like a secret are not shown.
 */
export function configDifference(wanted: XmlElement, present: XmlElement): string | undefined {
  const after = meaningOf(wanted);
  const before = alignedTo(after, meaningOf(ownFields(present)));
  if (textOf(before) === textOf(after)) return undefined;
  const patch = createTwoFilesPatch('', '', textOf(masked(before)), textOf(masked(after)), '', '', {
    context: CONTEXT_LINES,
  });
  const lines = patch.split('\n').slice(4);
  return lines
    .filter(line => !line.startsWith('\\'))
    .join('\n')
    .trimEnd();
}

const textOf = (element: XmlElement): string => `${linesOf(element, '').join('\n')}\n`;

const ENCRYPTED = /^\{[A-Za-z0-9+/=]+\}$/;
const SECRET_NAME = /pass(?:word|phrase)|secret|token|private-?key/i;

function masked(element: XmlElement): XmlElement {
  const hidden =
    element.text !== '' && (ENCRYPTED.test(element.text.trim()) || SECRET_NAME.test(element.name));
  return { ...element, text: hidden ? '(hidden)' : element.text, children: element.children.map(masked) };
}
