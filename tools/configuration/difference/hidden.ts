import type { PlainValue } from '../../../fleet/load/tree.ts';
import { isList, isMap } from '../identity.ts';

const SECRET_KEY = /password|secret|passphrase|privatekey|token|keystore/i;
const REFERENCE = /^\$\{[^{}]*\}$/;

/** Stands for the value of a secret. */
const HIDDEN = '(hidden)';

/** Whether a value is the secret itself, and not a reference to it. */
const isSecret = (key: string | undefined, value: PlainValue | undefined): boolean =>
  key !== undefined &&
  SECRET_KEY.test(key) &&
  typeof value === 'string' &&
  value !== '' &&
  !REFERENCE.test(value);

/** A value to be shown, with secrets hidden. */
export function withoutSecrets(value: PlainValue | undefined, key?: string): PlainValue | undefined {
  if (value === undefined || isSecret(key, value)) return value === undefined ? undefined : HIDDEN;
  if (isList(value)) return value.map(item => withoutSecrets(item, key) ?? null);
  if (!isMap(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, below]) => [name, withoutSecrets(below, name) ?? null]),
  );
}
