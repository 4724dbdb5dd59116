import type { JsonSchema } from './json-schema.ts';

const BASE: JsonSchema = {
  type: 'string',
  pattern: '^(?!/)[^\\\\:]+\\.ya?ml$',
  patternErrorMessage: 'the relative path of a `.yaml` file',
  description: 'The file that this one is laid over; its path is relative to this file.',
  examples: ['fleet.yaml'],
};

/**
 * The schema of an overlay: as the schema of a fleet file, but nothing is required besides `base`, and `null`
 * removes what the base has. Lists replace those of the base, so what stands in them is whole.
 */
export function overlayJsonSchema(fleet: JsonSchema): JsonSchema {
  const { $comment, $schema, properties = {}, ...rest } = partial(fleet);
  return {
    ...($comment !== undefined && { $comment }),
    ...($schema !== undefined && { $schema }),
    ...rest,
    title: 'Fleet overlay',
    description: 'What differs from another fleet file.',
    required: ['base'],
    properties: { base: BASE, ...properties },
  };
}

/** The schema without what must be there: keys of maps, and the kind of a pool. */
function partial(schema: JsonSchema): JsonSchema {
  const { required: _, oneOf: __, properties, additionalProperties, ...rest } = schema;
  return {
    ...rest,
    ...(properties && { properties: mapValues(properties, removable) }),
    ...(additionalProperties !== undefined && {
      additionalProperties:
        typeof additionalProperties === 'object' ? removable(additionalProperties) : additionalProperties,
    }),
  };
}

/** The schema or `null`. What is left out of an overlay is as in its base, so no default is shown. */
function removable(schema: JsonSchema): JsonSchema {
  const { default: _, ...rest } = partial(schema);
  if (rest.anyOf !== undefined) return { ...rest, anyOf: [...rest.anyOf, { type: 'null' }] };
  return {
    ...rest,
    ...(typeof rest.type === 'string' && { type: [rest.type, 'null'] }),
    ...(rest.enum && { enum: [...rest.enum, null] }),
  };
}

function mapValues<T, U>(record: Readonly<Record<string, T>>, change: (value: T) => U): Record<string, U> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
}
