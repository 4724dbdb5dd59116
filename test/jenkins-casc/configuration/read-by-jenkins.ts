// biome-ignore-all lint/suspicious/noTemplateCurlyInString: references of configuration as code

type Lookup = (name: string) => string | undefined;

interface Pass {
  readonly lookup: Lookup;
  /** The first of the two passes leaves escapes for the second. */
  readonly preserveEscapes: boolean;
  readonly nested: boolean;
}

/** `StringSubstitutor.substitute` of commons-text, as configuration as code sets it up. */
function substituted(text: string, pass: Pass): string {
  let buffer = text;
  let escape = -1;
  let at = 0;
  scan: while (at < buffer.length) {
    if (!buffer.startsWith('${', at)) {
      at++;
      continue;
    }
    if (at > 0 && buffer[at - 1] === '^') {
      if (pass.preserveEscapes) {
        at++;
        continue;
      }
      escape = at - 1;
    }
    const start = at;
    let open = 0;
    for (at += 2; at < buffer.length; ) {
      if (pass.nested && buffer.startsWith('${', at)) {
        open++;
        at += 2;
      } else if (buffer[at] !== '}') at++;
      else if (open > 0) {
        open--;
        at++;
      } else if (escape >= 0) {
        buffer = buffer.slice(0, escape) + buffer.slice(escape + 1);
        escape = -1;
        at = start + 1;
        continue scan;
      } else {
        const inner = buffer.slice(start + 2, at);
        const [name = '', ...rest] = (pass.nested ? substituted(inner, pass) : inner).split(':-');
        const value = pass.lookup(name) ?? (rest.length > 0 ? rest.join(':-') : undefined);
        const shown = value === undefined ? undefined : substituted(value, pass);
        if (shown !== undefined) buffer = buffer.slice(0, start) + shown + buffer.slice(at + 1);
        at = shown === undefined ? at + 1 : start + shown.length;
        break;
      }
    }
  }
  return buffer;
}

/** What Jenkins makes of a text in `jenkins.yaml` (`SecretSourceResolver.resolve`): what is unset becomes empty. */
export function readByJenkins(text: string, secrets: Readonly<Record<string, string>>): string {
  const found = substituted(text, { lookup: name => secrets[name], preserveEscapes: true, nested: true });
  return substituted(found, { lookup: () => '', preserveEscapes: false, nested: false });
}
