import { Ajv, type ErrorObject } from 'ajv';
import { didYouMean, listed } from '../../../fleet/did-you-mean.ts';
import type { PlainValue } from '../../../fleet/load/tree.ts';
import type { Finding, Path } from '../../../fleet/problem.ts';
import { configurationSchema } from '../../../jenkins-casc/schema/configuration-schema.ts';

/** What the recorded schema of Jenkins has against a configuration: unknown keys, wrong types, unknown implementations. */
export function schemaFindings(configuration: PlainValue): readonly Finding[] {
  const validate = compiled();
  if (validate(configuration)) return [];
  return (validate.errors ?? []).flatMap(error =>
    findingOf(error, pathOf(error.instancePath, configuration)),
  );
}

let validator: ReturnType<Ajv['compile']> | undefined;

/** Compiled once, since that takes longer than to validate any file. */
function compiled() {
  validator ??= new Ajv({ allErrors: true, verbose: true, strict: false }).compile(configurationSchema());
  return validator;
}

/** A JSON pointer as a path; a step into a list is a number. */
function pathOf(pointer: string, root: PlainValue): Path {
  const path: (string | number)[] = [];
  let value: unknown = root;
  for (const step of pointer.split('/').slice(1)) {
    const key = step.replaceAll('~1', '/').replaceAll('~0', '~');
    path.push(Array.isArray(value) ? Number(key) : key);
    value = Object(value)[key];
  }
  return path;
}

function findingOf(error: ErrorObject, path: Path): readonly Finding[] {
  switch (error.keyword) {
    case 'additionalProperties':
      return [unknownKey(error, path)];
    case 'type':
      return [wrongType(error, path)];
    case 'enum':
      return [unknownChoice(error, path)];
    case 'minProperties':
    case 'maxProperties':
      return [notOneKind(error, path)];
    default:
      // `if` only says that one of the others failed.
      return [];
  }
}

function unknownKey({ params, parentSchema }: ErrorObject, path: Path): Finding {
  const key = String(params.additionalProperty);
  return {
    severity: 'error',
    rule: 'unknown-key',
    path: [...path, key],
    message: `Jenkins knows no \`${key}\` here`,
    fix: didYouMean(key, Object.keys(Object(parentSchema?.properties)), 'remove it'),
  };
}

const TYPES: Readonly<Record<string, string>> = {
  integer: 'a whole number',
  boolean: '`true` or `false`',
  array: 'a list',
  object: 'a map',
  string: 'a text',
};

function wrongType({ params, data, parentSchema }: ErrorObject, path: Path): Finding {
  const [wanted = ''] = [params.type].flat();
  const symbols = Object.keys(Object(parentSchema?.properties));
  const example = symbols.length > 0 ? `, with keys such as ${listed(symbols, 3)}` : '';
  return {
    severity: 'error',
    rule: 'wrong-type',
    path,
    message: `${nameOf(path)} is ${TYPES[wanted] ?? wanted}${example}`,
    got: shown(data),
    fix: fixOf(wanted, data),
  };
}

function fixOf(wanted: string, data: unknown): string {
  if (wanted === 'integer' && typeof data === 'string' && /^-?\d+$/.test(data)) return 'remove the quotes';
  if (wanted === 'boolean' && /^(?:true|false)$/.test(String(data))) return 'remove the quotes';
  return `write ${TYPES[wanted] ?? wanted}`;
}

function unknownChoice({ params, data }: ErrorObject, path: Path): Finding {
  const allowed = [params.allowedValues].flat().map(String);
  return {
    severity: 'error',
    rule: 'unknown-choice',
    path,
    message: `${nameOf(path)} is one of ${listed(allowed)}`,
    got: shown(data),
    fix: didYouMean(String(data), allowed, 'take one of them'),
  };
}

function notOneKind({ data, parentSchema }: ErrorObject, path: Path): Finding {
  const kinds = Object.keys(Object(parentSchema?.properties));
  return {
    severity: 'error',
    rule: 'one-kind',
    path,
    message: `${nameOf(path)} is of exactly one kind, such as ${listed(kinds, 4)}`,
    got: shown(Object.keys(Object(data)).join(', ') || '{}'),
    fix: 'keep one of them',
  };
}

const nameOf = (path: Path): string => {
  const key = path.findLast(step => typeof step === 'string');
  return key === undefined
    ? 'the file'
    : typeof path.at(-1) === 'number'
      ? `each of \`${key}\``
      : `\`${key}\``;
};

const LONGEST = 60;

const shown = (data: unknown): string => {
  const text = typeof data === 'object' && data !== null ? JSON.stringify(data) : `${JSON.stringify(data)}`;
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
};
