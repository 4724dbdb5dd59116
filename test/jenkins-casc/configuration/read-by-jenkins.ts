const PREFIX = '${';

interface Pass {
  readonly lookup: (name: string) => string | undefined;
  /** The first of the two passes leaves escapes for the second. */
  readonly preserveEscapes: boolean;
  readonly nested: boolean;
}

/** `StringSubstitutor.substitute` of commons-text, as configuration as code sets it up. */
function substituted(text: string, pass: Pass): string {
  let done = '';
  let at = 0;
  for (let start = text.indexOf(PREFIX); start >= 0; start = text.indexOf(PREFIX, at)) {
    const before = done + text.slice(at, start);
    const inside = start + PREFIX.length;
    const escaped = before.endsWith('^');
    const end = closing(text, inside, pass.nested);
    if (escaped && pass.preserveEscapes) {
      done = before + PREFIX;
      at = inside;
    } else if (end < 0) break;
    else if (escaped) {
      done = before.slice(0, -1) + PREFIX;
      at = inside;
    } else {
      done = before + meaningOf(text.slice(inside, end), pass);
      at = end + 1;
    }
  }
  return done + text.slice(at);
}

/** The brace that ends a reference; -1: there is none. */
function closing(text: string, from: number, nested: boolean): number {
  let open = 0;
  for (let at = from; at < text.length; at++) {
    if (nested && text.startsWith(PREFIX, at)) open++;
    else if (text[at] === '}' && open-- === 0) return at;
  }
  return -1;
}

/** A value may hold references itself. What has no value and no default stays as it is, for the next pass. */
function meaningOf(inner: string, pass: Pass): string {
  const [name = '', ...fallback] = (pass.nested ? substituted(inner, pass) : inner).split(':-');
  const value = pass.lookup(name) ?? (fallback.length > 0 ? fallback.join(':-') : undefined);
  return value === undefined ? `${PREFIX}${inner}}` : substituted(value, pass);
}

/** What Jenkins makes of a text in `jenkins.yaml` (`SecretSourceResolver.resolve`): what is unset becomes empty. */
export function readByJenkins(text: string, secrets: Readonly<Record<string, string>>): string {
  const found = substituted(text, { lookup: name => secrets[name], preserveEscapes: true, nested: true });
  return substituted(found, { lookup: () => '', preserveEscapes: false, nested: false });
}
