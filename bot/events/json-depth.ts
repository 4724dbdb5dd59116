const QUOTE = 0x22;
const BACKSLASH = 0x5c;
/** What each byte outside of texts does to the depth. */
const STEPS: ReadonlyMap<number, 1 | -1> = new Map([
  [0x5b, 1],
  [0x7b, 1],
  [0x5d, -1],
  [0x7d, -1],
]);

/** Whether brackets of a JSON text are nested deeper than this; looked at without parsing, so that no parser meets such a text. */
export function isDeeper(json: Uint8Array, most: number): boolean {
  let depth = 0;
  for (let at = 0; at < json.length; at++) {
    const byte = json[at] ?? 0;
    if (byte === QUOTE) at = endOfText(json, at);
    else depth += STEPS.get(byte) ?? 0;
    if (depth > most) return true;
  }
  return false;
}

/** Where the text ends that begins with the quote here. */
function endOfText(json: Uint8Array, start: number): number {
  let at = start + 1;
  while (at < json.length && json[at] !== QUOTE) at += json[at] === BACKSLASH ? 2 : 1;
  return at;
}
