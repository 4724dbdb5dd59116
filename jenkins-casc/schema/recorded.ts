import { z } from 'zod';
import recorded from './jenkins-2.528.2.schema.json' with { type: 'json' };

/** One entry of the schema as Jenkins writes it. */
export interface RecordedType {
  readonly type?: 'object' | 'array' | 'string' | 'integer' | 'boolean' | undefined;
  readonly enum?: readonly string[] | undefined;
  readonly properties?: Readonly<Record<string, RecordedType>> | undefined;
  /** Always one: the type of the items, written as if for a tuple. */
  readonly items?: readonly RecordedType[] | undefined;
  /** The implementations of an interface, each an object with its symbol as only key. */
  readonly oneOf?: readonly RecordedType[] | undefined;
  /** Meant as a reference, `#/definitions/<Java class>`, to a definition that the schema does not have. */
  readonly $id?: string | undefined;
  readonly additionalProperties?: boolean | undefined;
}

const recordedType: z.ZodType<RecordedType> = z.lazy(() =>
  z.strictObject({
    type: z.enum(['object', 'array', 'string', 'integer', 'boolean']).optional(),
    enum: z.array(z.string()).optional(),
    properties: z.record(z.string(), recordedType).optional(),
    items: z.array(recordedType).length(1).optional(),
    oneOf: z.array(recordedType).optional(),
    $id: z.string().optional(),
    additionalProperties: z.boolean().optional(),
  }),
);

/**
 * What a Jenkins with all our plugins but `github-oauth` answered to `GET /configuration-as-code/schema`. It is no schema
 * that a validator can use: below each root (`jenkins`, `unclassified`, …) stand, side by side under their short names,
 * the root's own attributes, the interfaces, and their implementations; references lead nowhere. Of implementations with
 * the same name only one is there, and descriptions are left out in this copy.
 */
export const recordedSchema = z
  .object({ jenkins: z.string(), roots: z.record(z.string(), z.record(z.string(), recordedType)) })
  .parse(recorded);

/** The names of one root. */
export type RecordedRoot = Readonly<Record<string, RecordedType>>;
