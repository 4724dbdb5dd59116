import { dump } from 'js-yaml';

/** A value in one line of YAML, quoted where it must be. */
export function flowText(value: unknown): string {
  return dump(value, { flowLevel: 0, lineWidth: -1 }).trimEnd();
}

/** `key: value` in one line of YAML. */
export function flowEntry(key: string, value: unknown): string {
  return `${flowText(key)}: ${flowText(value)}`;
}
