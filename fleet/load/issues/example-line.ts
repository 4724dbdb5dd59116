import { dump } from 'js-yaml';

/** `key: value` in one line of YAML, as an example to copy. */
export function exampleLine(key: string, value: unknown): string {
  return `${exampleText(key)}: ${exampleText(value)}`;
}

/** A value in one line of YAML. */
export function exampleText(value: unknown): string {
  return dump(value, { flowLevel: 0, lineWidth: -1 }).trimEnd();
}
