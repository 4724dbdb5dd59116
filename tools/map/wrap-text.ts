/** Words, each with the spaces behind it; a hyphen or a slash ends a word too, so that long names break there. */
const PIECE = /[^ /-]*[/-]+|[^ /-]+ *| +/g;

/** Breaks a text into lines of at most so many characters, in words where it can, anywhere where it must. */
export function wrapText(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const piece of text.match(PIECE) ?? []) {
    if (lengthOf(line + piece.trimEnd()) <= width) {
      line += piece;
      continue;
    }
    if (line.trim() !== '') lines.push(line.trimEnd());
    const parts = chunks(piece.trim(), width);
    lines.push(...parts.slice(0, -1));
    line = (parts.at(-1) ?? '') + (piece.endsWith(' ') ? ' ' : '');
  }
  return [...lines, line.trimEnd()];
}

/** Counts characters as a terminal does for the scripts that a fleet file may use. */
export const lengthOf = (text: string): number => [...text].length;

function chunks(word: string, width: number): readonly string[] {
  const characters = [...word];
  const count = Math.ceil(characters.length / width);
  return Array.from({ length: count }, (_, index) =>
    characters.slice(index * width, (index + 1) * width).join(''),
  );
}
