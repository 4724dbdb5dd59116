/** A text without the quotes around all of it. */
export function unquoted(text: string): string {
  const [, , inner] = /^(["'])([^"']*)\1$/s.exec(text) ?? [];
  return inner ?? text;
}

/** Words apart by blanks, as a shell would split them: quotes keep words together and are taken off. Nothing is expanded. */
export function shellWords(text: string): readonly string[] {
  return [...unquoted(text).matchAll(/(?:[^\s"']+|"[^"]*"|'[^']*'|["'])+/g)].map(([word]) =>
    word.replace(/"([^"]*)"|'([^']*)'/g, (_, double?: string, single?: string) => double ?? single ?? ''),
  );
}

/** A map written in JSON, with commas before closing brackets as Python allows them; undefined: it is none. */
export function mapOf(text: string): Readonly<Record<string, unknown>> | undefined {
  if (!text.startsWith('{')) return undefined;
  try {
    const data: unknown = JSON.parse(withoutLastCommas(text));
    return typeof data === 'object' && data !== null ? { ...data } : undefined;
  } catch {
    return undefined;
  }
}

/** Strings are matched too, so that commas in them are left alone. */
const withoutLastCommas = (text: string): string =>
  text.replace(/"(?:[^"\\]|\\.)*"|,(?=\s*[}\]])/gs, found => (found === ',' ? '' : found));

/** The entries of a map that are texts. */
export const texts = (map: Readonly<Record<string, unknown>>): readonly (readonly [string, string])[] =>
  Object.entries(map).flatMap(([key, value]) => (typeof value === 'string' ? [[key, value] as const] : []));
