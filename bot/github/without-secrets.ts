/** What looks like a token of GitHub's, a JSON web token or a private key, in words of somebody else. */
const LOOKS_SECRET =
  /gh[a-z]_\w+|github_pat_\w+|v\d\.[0-9a-f]{40}|eyJ[\w-]*(\.[\w-]*){0,2}|-----BEGIN[\s\S]*?(-----END[^-]*-----|$)|bearer\s+\S+|token\s+\S{20,}/gi;

/** A short line out of words that came from outside: one line, no control characters, nothing that looks like a secret. */
export const shortWords = (text: string): string =>
  text
    .slice(0, 2_000)
    .replaceAll(LOOKS_SECRET, '…')
    .replaceAll(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim()
    .slice(0, 200);
