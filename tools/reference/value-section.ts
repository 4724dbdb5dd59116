import type { JsonSchema } from './json-schema.ts';
import { markdownTable } from './markdown-table.ts';
import { formOf, VALUE_FORMS } from './value-forms.ts';

/** How values are written: value types first, then the forms of names and other texts. */
export function valueSection(schema: JsonSchema): string {
  const types = VALUE_FORMS.map(({ name, says, examples }) => [
    name,
    says,
    examples.map(example => `\`${example}\``).join(', '),
  ]);
  return [
    '## How values are written',
    'Units are written out, so that nobody has to know whether a number means seconds or minutes.',
    markdownTable(['value', 'written as', 'for example'], types),
    'Names and other texts:',
    [...textForms(schema)]
      .sort()
      .map(form => `- ${form}`)
      .join('\n'),
  ].join('\n\n');
}

function textForms(schema: JsonSchema): Set<string> {
  const {
    pattern,
    patternErrorMessage,
    properties = {},
    propertyNames,
    additionalProperties,
    items,
  } = schema;
  const own = pattern !== undefined && formOf(pattern) === undefined && patternErrorMessage;
  const parts = [...Object.values(properties), propertyNames, additionalProperties, items];
  return new Set([
    ...(own ? [own] : []),
    ...parts.flatMap(part => (typeof part === 'object' ? [...textForms(part)] : [])),
  ]);
}
