import { recordedSchema } from './recorded.ts';
import { RootShapes } from './root-shapes.ts';
import type { Shape } from './shape.ts';

/** A JSON Schema (draft 7), or a part of one. */
export type JsonSchema = boolean | { readonly [keyword: string]: unknown };

/** The Jenkins from which the schema was recorded; another one may know more, or less. */
export const SCHEMA_VERSION = recordedSchema.jenkins;

/** A text with a reference, `${NAME}`, may stand for a number or a flag. */
const REFERENCE: JsonSchema = { type: 'string', pattern: '\\$\\{' };

/**
 * The recorded schema as one that a validator can use: real references, lists as lists, implementations as one symbol or
 * a map with one symbol as its key, and with what the recording lacks (additions.ts).
 */
export function configurationSchema(): JsonSchema {
  const writer = new SchemaWriter();
  const roots = Object.entries(recordedSchema.roots).map(([root, recorded]) => {
    const shapes = new RootShapes(root, recorded);
    return [root, writer.write(shapes.top(), root, shapes)];
  });
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    type: 'object',
    additionalProperties: false,
    properties: Object.fromEntries(roots),
    definitions: Object.fromEntries(writer.definitions),
  };
}

class SchemaWriter {
  readonly definitions = new Map<string, JsonSchema>();

  write(shape: Shape, root: string, shapes: RootShapes): JsonSchema {
    switch (shape.kind) {
      case 'text':
        // Configuration as code takes any scalar as a text.
        return { type: ['string', 'number', 'boolean'] };
      case 'number':
        return { if: REFERENCE, else: { type: 'integer' } };
      case 'flag':
        return { if: REFERENCE, else: { type: 'boolean' } };
      case 'choice':
        return { enum: shape.values };
      case 'anything':
        return true;
      case 'list':
        return { type: 'array', items: this.write(shape.of, root, shapes) };
      case 'map':
        return this.#map(Object.entries(shape.keys), root, shapes);
      case 'implementation':
        return this.#reference(`${root}/one-${shape.of}`, () =>
          this.#implementation(shapes.implementations(shape.of), root, shapes),
        );
      case 'named':
        return this.#reference(`${root}/${shape.name}`, () =>
          this.write(shapes.named(shape.name), root, shapes),
        );
    }
  }

  #map(keys: Iterable<readonly [string, Shape]>, root: string, shapes: RootShapes): JsonSchema {
    const properties = [...keys].map(([key, shape]) => [key, this.write(shape, root, shapes)]);
    return { type: 'object', additionalProperties: false, properties: Object.fromEntries(properties) };
  }

  #implementation(
    symbols: ReadonlyMap<string, Shape> | undefined,
    root: string,
    shapes: RootShapes,
  ): JsonSchema {
    if (symbols === undefined) return true;
    const map = this.#map(symbols, root, shapes);
    const asMap = typeof map === 'object' ? { ...map, minProperties: 1, maxProperties: 1 } : map;
    const text = { type: 'string' };
    return {
      allOf: [
        { if: text, else: asMap },
        { if: { not: text }, else: { enum: [...symbols.keys()] } },
      ],
    };
  }

  /** Written once; the name is taken before the definition is made, since it may lead back to itself. */
  #reference(name: string, make: () => JsonSchema): JsonSchema {
    const key = name.replaceAll('/', '.');
    if (!this.definitions.has(key)) {
      this.definitions.set(key, true);
      this.definitions.set(key, make());
    }
    return { $ref: `#/definitions/${key}` };
  }
}
