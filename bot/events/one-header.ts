import type { HeaderValue } from './signature.ts';

/** Headers as they came. */
export type Headers = Readonly<Record<string, HeaderValue>>;

/** A header, whatever the case of its name: undefined when it did not come, a list when it came more than once. */
export function headerOf(headers: Headers, name: string): HeaderValue {
  const found = Object.entries(headers)
    .filter(([key]) => key.toLowerCase() === name)
    .flatMap(([, value]) => value ?? []);
  return found.length > 1 ? found : found[0];
}

/** A header that came exactly once. */
export function oneHeader(headers: Headers, name: string): string | undefined {
  const value = headerOf(headers, name);
  return typeof value === 'string' ? value : undefined;
}
