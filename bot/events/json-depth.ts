const QUOTE = 0x22;
const BACKSLASH = 0x5c;
/** `[` and `{` open, `]` and `}` close; the two pairs differ in one bit. */
const OPENING = 0x5b;
const CLOSING = 0x5d;
const PAIR = 0x20;

/** Whether brackets of a JSON text are nested deeper than this; looked at without parsing, so that no parser meets such a text. */
export function isDeeper(json: Uint8Array, most: number): boolean {
  let depth = 0;
  for (let at = 0; at < json.length; at++) {
    const byte = json[at] ?? 0;
    const kind = byte & ~PAIR;
    if (byte === QUOTE) at = endOfText(json, at);
    else if (kind === OPENING) depth++;
    else if (kind === CLOSING) depth--;
    if (depth > most) return true;
  }
  return false;
}

/** Where the text ends that begins with the quote here. Nearly all of a payload is text. */
function endOfText(json: Uint8Array, start: number): number {
  let at = start + 1;
  for (let byte = json[at]; byte !== undefined && byte !== QUOTE; byte = json[at])
    at += byte === BACKSLASH ? 2 : 1;
  return at;
}
