import type { JsonSchema } from './json-schema.ts';
import { formOf } from './value-forms.ts';

/** What may stand at a place, in words: `list of durations` is written `list of: duration`. */
export function typeWords(schema: JsonSchema, link: string | undefined): string {
  if (schema.title !== undefined) return schema.title;
  if (schema.enum !== undefined) return choice(schema.enum.map(value => `\`${String(value)}\``));
  if (schema.const !== undefined) return `\`${String(schema.const)}\``;
  if (schema.anyOf !== undefined) return choice(schema.anyOf.map(part => typeWords(part, link)));
  switch (schema.type) {
    case 'object':
      return mapWords(schema, link);
    case 'array':
      return `list of: ${typeWords(schema.items ?? {}, link)}`;
    case 'boolean':
      return '`true` or `false`';
    case 'integer':
      return `whole number${boundWords(schema)}`;
    default:
      return formOf(schema.pattern ?? '')?.name ?? textName(schema);
  }
}

function mapWords({ additionalProperties, propertyNames }: JsonSchema, link: string | undefined): string {
  const keys = link === undefined ? 'keys' : `[keys](#${link})`;
  if (typeof additionalProperties !== 'object') return keys;
  const key = propertyNames === undefined ? 'name' : typeWords(propertyNames, undefined);
  return `map of ${key} to: ${typeWords(additionalProperties, link)}`;
}

/** What a text is called where its form is told: `a host name has …` is a host name. */
function textName({ patternErrorMessage = '' }: JsonSchema): string {
  return /^an? (.+?) (?:has|is) /.exec(patternErrorMessage)?.[1] ?? 'text';
}

function boundWords({ minimum, maximum }: JsonSchema): string {
  if (minimum !== undefined && maximum !== undefined) return `, ${minimum} to ${maximum}`;
  return minimum === undefined ? '' : `, at least ${minimum}`;
}

const choice = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
