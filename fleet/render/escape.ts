/**
 * A text as one value of a format: whatever stands in it, it cannot end its place early or be taken for code. These are
 * the only places where values become quoted text; templates call them by name (`{{hcl value}}`).
 */
export type Escape = (text: string) => string;

/** JSON's escapes, of which those of HCL, Groovy and YAML's double quotes are kin. Lone surrogates are kept as `\uXXXX`. */
const jsonText = (text: string): string => JSON.stringify(text);

const withoutCodeUnitsAbove = (text: string): string =>
  text.replace(/[\u007f-\uffff]/g, unit => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);

/** A string of HCL (packer, Terraform), with its quotes: `${` and `%{` would begin a template in it. */
export const hcl: Escape = text =>
  jsonText(text)
    .replace(/[$%](?=\{)/g, '$&$&')
    .replace(/\\[bf]/g, found => (found === '\\b' ? '\\u0008' : '\\u000c'));

/** A string of Groovy, with its quotes; in single quotes nothing is interpolated. */
export const groovy: Escape = text =>
  `'${withoutCodeUnitsAbove(jsonText(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'"))}'`;

/** One word of a POSIX shell. @throws RangeError for NUL, which no argument can hold. */
export const shell: Escape = text => {
  if (text.includes('\0')) throw new RangeError('a shell word holds no NUL character');
  return `'${text.replaceAll("'", `'\\''`)}'`;
};

const XML_NAMES: Readonly<Record<string, string>> = {
  '&': 'amp',
  '<': 'lt',
  '>': 'gt',
  '"': 'quot',
  "'": 'apos',
};

/** Text or an attribute's value in XML. @throws RangeError for characters that no XML document can hold. */
export const xml: Escape = text => {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: exactly these are forbidden by XML 1.0
  if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/.test(text) || !text.isWellFormed())
    throw new RangeError('XML holds no control characters and no halves of characters');
  return text
    .replace(/[&<>"']/g, character => `&${XML_NAMES[character]};`)
    .replace(/[\r\n\t]/g, character => `&#${character.charCodeAt(0)};`);
};

/**
 * A text in `jenkins.yaml` in which `${` is no reference to a secret or variable (configuration as code). Where no `}`
 * follows it is none anyway, and the escape would stay in the text: the reader (`StringSubstitutor` of commons-text)
 * takes it away from complete references only.
 */
export const withoutReferences: Escape = text => {
  const end = text.lastIndexOf('}') + 1;
  return text.slice(0, end).replaceAll('${', '^${') + text.slice(end);
};

/** One line of a comment: nothing in it can begin a new line. */
export const commentLine: Escape = text =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: what ends a line, or hides what follows
  text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, ' ');
