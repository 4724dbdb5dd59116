/** A reference in a text of a configuration. */
export interface Reference {
  /** What stands between `${` and `}`, without a default. */
  readonly name: string;
  /** Whether it has a default (`${name:-default}`) or reads something else than a secret (`${file:…}`). */
  readonly needsSecret: boolean;
}

/** Lookups of configuration as code that ask for no secret of this name. */
const LOOKUP = /^(?:base64|fileBase64|readFileBase64|file|readFile|sysProp|decodeBase64|json|trim):/;
const PREFIX = '${';

/**
 * The references in a text, as configuration as code resolves them: `${name}`, and not `^${name}`, which is how a text
 * says `${name}`. References within references are told too. What is never closed is no reference.
 */
export function referencesIn(text: string): readonly Reference[] {
  const found: Reference[] = [];
  for (let at = text.indexOf(PREFIX); at >= 0; at = text.indexOf(PREFIX, at)) {
    const end = text[at - 1] === '^' ? -1 : closing(text, at + PREFIX.length);
    if (end < 0) at += PREFIX.length;
    else {
      const inner = text.slice(at + PREFIX.length, end);
      found.push(referenceOf(inner), ...referencesIn(inner));
      at = end + 1;
    }
  }
  return found;
}

/** The brace that closes a reference, over those of the references in it; -1: there is none. */
function closing(text: string, from: number): number {
  let open = 0;
  for (let at = from; at < text.length; at++) {
    if (text.startsWith(PREFIX, at)) open++;
    else if (text[at] === '}' && open-- === 0) return at;
  }
  return -1;
}

function referenceOf(inner: string): Reference {
  const separator = inner.indexOf(':-');
  const name = separator < 0 ? inner : inner.slice(0, separator);
  return { name, needsSecret: separator < 0 && !LOOKUP.test(name) && !name.includes(PREFIX) };
}
