const DELIMITERS = ' \t\n\r';
const QUOTES = '"\'';
const ESCAPABLE = '\\"\' ';

/** Java's `trim`: blanks and all control characters up to the space, at both ends. */
function trimmed(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && text.charAt(start) <= ' ') start++;
  while (start < end && text.charAt(end - 1) <= ' ') end--;
  return text.slice(start, end);
}

/** What a backslash before this index stands for: before a letter it stays, as in a Windows path. */
function escaped(text: string, index: number): string {
  const unit = text.charAt(index);
  return unit === '' || ESCAPABLE.includes(unit) ? unit : `\\${unit}`;
}

/** The label that begins at an index, and where it ends. A backslash that begins a label is no escape. */
function labelAt(text: string, start: number): { readonly label: string; readonly end: number } {
  let label = '';
  let quote = '';
  let index = start;
  for (; index < text.length; index++) {
    const unit = text.charAt(index);
    if (quote === '' && DELIMITERS.includes(unit)) break;
    if (unit === '\\' && index > start) label += escaped(text, ++index);
    else if (!(quote || QUOTES).includes(unit)) label += unit;
    else quote = quote === '' ? unit : '';
  }
  return { label, end: index };
}

/**
 * The labels of a node's label string, each once and sorted, as `Label.parse` of Jenkins reads them: between
 * blanks, with quotes and backslashes for odd ones. No string is an error; a quote left open ends with the string.
 * A server that already knows the whole string as one label keeps it whole; that memory is not modelled here.
 */
export function parseNodeLabels(text: string): readonly string[] {
  const whole = trimmed(text);
  const labels = new Set<string>();
  for (let index = 0; index < whole.length; index++) {
    const unit = whole.charAt(index);
    const lonelyQuote = QUOTES.includes(unit) && index === whole.length - 1;
    if (DELIMITERS.includes(unit) || lonelyQuote) continue;
    const { label, end } = labelAt(whole, index);
    labels.add(label);
    index = end;
  }
  return [...labels].sort();
}
