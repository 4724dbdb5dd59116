/** A line of a text, without its ending. */
export interface TextLine {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The line that holds an offset. */
export function lineAround(text: string, offset: number): TextLine {
  let start = offset;
  while (start > 0 && !isEnding(text[start - 1])) start--;
  let end = offset;
  while (end < text.length && !isEnding(text[end])) end++;
  return { start, end, text: text.slice(start, end) };
}

/** The line before one, or undefined at the top. An empty line can stand for the middle of a CRLF. */
function lineBefore(text: string, line: TextLine): TextLine | undefined {
  return line.start === 0 ? undefined : lineAround(text, line.start - 1);
}

/** The line after one, or undefined at the end. */
export function lineAfter(text: string, line: TextLine): TextLine | undefined {
  return line.end >= text.length ? undefined : lineAround(text, line.end + 1);
}

/** The nearest line above that holds more than blanks and a comment. */
export function contentBefore(text: string, line: TextLine): TextLine | undefined {
  let above = lineBefore(text, line);
  while (above !== undefined && !hasContent(above)) above = lineBefore(text, above);
  return above;
}

/** Whether a line holds more than blanks and a comment. */
export function hasContent(line: TextLine): boolean {
  return /^[ \t]*[^ \t#]/.test(line.text);
}

/** How many blanks a line begins with. */
export function indentOf(line: TextLine): number {
  return line.text.length - line.text.trimStart().length;
}

function isEnding(character: string | undefined): boolean {
  return character === '\n' || character === '\r';
}
