import { z } from 'zod';
import { fleetSchema } from '../../../fleet/schema/fleet.ts';

/** The part of a JSON Schema that these tests look at. */
interface JsonSchema {
  readonly type?: string;
  readonly description?: string;
  readonly default?: unknown;
  readonly examples?: readonly unknown[];
  readonly pattern?: string;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly propertyNames?: JsonSchema;
  readonly additionalProperties?: boolean | JsonSchema;
  readonly items?: JsonSchema;
}

/** A schema and the path to it: keys, `*` for any key of a map, `[]` for any item of a list. */
export interface Part {
  readonly at: string;
  readonly schema: JsonSchema;
}

/** The fleet schema as JSON Schema, part by part. */
export function parts(): readonly Part[] {
  // The generated schema is plain JSON Schema; zod's own type of it is too wide to walk through.
  return partsOf('', z.toJSONSchema(fleetSchema, { io: 'input', target: 'draft-7' }) as JsonSchema);
}

function partsOf(at: string, schema: JsonSchema): readonly Part[] {
  const { properties = {}, propertyNames, additionalProperties, items } = schema;
  return [
    { at, schema },
    ...Object.entries(properties).flatMap(([key, part]) => partsOf(at === '' ? key : `${at}.${key}`, part)),
    ...(propertyNames ? partsOf(`${at}.*`, propertyNames) : []),
    ...(typeof additionalProperties === 'object' ? partsOf(`${at}.*`, additionalProperties) : []),
    ...(items ? partsOf(`${at}[]`, items) : []),
  ];
}
