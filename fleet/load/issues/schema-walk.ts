import { z } from 'zod';
import type { Path } from '../../problem.ts';

const { core } = z;

/** Any zod schema. */
export type Schema = z.core.$ZodType;

/** The schemas that read the value at a path: several where the schema has unions or wrappers, none where it has no such place. */
export function schemasAt(schema: Schema, path: Path): readonly Schema[] {
  let found = layersOf(schema);
  for (const step of path) found = found.flatMap(layer => childOf(layer, step)).flatMap(layersOf);
  return found;
}

/** The keys that a map at a path can have; empty where any name is a key. */
export function keysAt(schema: Schema, path: Path): readonly string[] {
  const maps = schemasAt(schema, path).filter(layer => layer instanceof core.$ZodObject);
  return [...new Set(maps.flatMap(layer => Object.keys(layer._zod.def.shape)))];
}

/**
 * How a value at a path can look: the first of the schema's examples, else its default, else the first of a closed set;
 * for lists also a list of one example.
 */
export function exampleAt(schema: Schema, path: Path): unknown {
  return exampleOf(schemasAt(schema, path));
}

/** What can be filled further at a path: an empty map or list, where the schema has one. */
export function emptyAt(schema: Schema, path: Path): unknown {
  for (const layer of schemasAt(schema, path)) {
    if (layer instanceof core.$ZodObject || layer instanceof core.$ZodRecord) return {};
    if (layer instanceof core.$ZodArray) return [];
  }
  return undefined;
}

/** How the key of a map at a path can look. */
export function keyExampleAt(schema: Schema, path: Path): unknown {
  const records = schemasAt(schema, path).filter(layer => layer instanceof core.$ZodRecord);
  return exampleOf(records.flatMap(layer => layersOf(layer._zod.def.keyType)));
}

function exampleOf(schemas: readonly Schema[]): unknown {
  for (const schema of schemas) {
    const examples = z.globalRegistry.get(schema)?.examples;
    if (Array.isArray(examples) && examples.length > 0) return examples[0];
  }
  return schemas.map(firstValueOf).find(value => value !== undefined);
}

function firstValueOf(schema: Schema): unknown {
  if (schema instanceof core.$ZodDefault || schema instanceof core.$ZodPrefault)
    return schema._zod.def.defaultValue;
  if (schema instanceof core.$ZodEnum) return Object.values(schema._zod.def.entries)[0];
  if (schema instanceof core.$ZodLiteral) return schema._zod.def.values[0];
  if (schema instanceof core.$ZodBoolean) return true;
  const item = schema instanceof core.$ZodArray ? exampleOf(layersOf(schema._zod.def.element)) : undefined;
  return item === undefined ? undefined : [item];
}

/** A schema and those within it that read the same value, the outermost first. */
function layersOf(schema: Schema): readonly Schema[] {
  return [schema, ...innerOf(schema).flatMap(layersOf)];
}

function innerOf(schema: Schema): readonly Schema[] {
  if (
    schema instanceof core.$ZodOptional ||
    schema instanceof core.$ZodNullable ||
    schema instanceof core.$ZodDefault ||
    schema instanceof core.$ZodPrefault ||
    schema instanceof core.$ZodNonOptional ||
    schema instanceof core.$ZodReadonly ||
    schema instanceof core.$ZodCatch
  )
    return [schema._zod.def.innerType];
  if (schema instanceof core.$ZodPipe) return [schema._zod.def.in];
  if (schema instanceof core.$ZodLazy) return [schema._zod.def.getter()];
  if (schema instanceof core.$ZodUnion) return schema._zod.def.options;
  if (schema instanceof core.$ZodIntersection) return [schema._zod.def.left, schema._zod.def.right];
  return [];
}

function childOf(schema: Schema, step: string | number): readonly Schema[] {
  const child = oneChildOf(schema, step);
  return child ? [child] : [];
}

function oneChildOf(schema: Schema, step: string | number): Schema | null | undefined {
  if (schema instanceof core.$ZodObject) {
    const { shape, catchall } = schema._zod.def;
    return Object.hasOwn(shape, step) ? shape[step] : catchall;
  }
  if (schema instanceof core.$ZodRecord) return schema._zod.def.valueType;
  if (schema instanceof core.$ZodArray) return schema._zod.def.element;
  if (schema instanceof core.$ZodTuple) return schema._zod.def.items[Number(step)] ?? schema._zod.def.rest;
  return undefined;
}
