/** How secrets of services that a bot speaks with begin; each match is the whole secret. */
const LOOKS: readonly RegExp[] = [
  /-----BEGIN [A-Z ]{0,30}PRIVATE KEY[\s\S]*?(?:-----END [A-Z ]{0,30}-----|$(?![\s\S]))/g,
  /\bgh[opsur]_\w{16,}/g,
  /\bgithub_pat_\w{16,}/g,
  /\bgl(?:pat|dt|rt|rtr|cbt|ptt|ft|soat|imt|agent)-[\w.=-]{16,}/g,
  /\b(?:AKIA|ASIA)[0-9A-Z]{16}\b/g,
  /\bxox[abeoprs]-[\w-]{10,}/g,
  // Bounded: where it never comes to the stop, each beginning would be followed to the end of the text.
  /\beyJ[\w-]{10,2000}\.[\w-]{10,}\.[\w-]*/g,
  // An API token of Jenkins.
  /\b11[0-9a-f]{32}\b/g,
];

/** A text without what looks like a secret, as long and with as many lines as before. */
export interface Masked {
  readonly text: string;
  /** Where secrets begin, in the order of the text. */
  readonly found: readonly number[];
}

/** Puts `x` for every character but white space of what looks like a secret, so that nothing behind can tell it. */
export function masked(text: string): Masked {
  const found: number[] = [];
  let safe = text;
  for (const look of LOOKS)
    safe = safe.replace(look, (secret, offset: number) => {
      found.push(offset);
      return secret.replace(/\S/g, 'x');
    });
  return { text: safe, found: found.toSorted((a, b) => a - b) };
}
