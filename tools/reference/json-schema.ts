import { z } from 'zod';
import { operatorFileSchema } from '../../bot/configuration/operator-file.ts';
import { repositoryFileSchema } from '../../bot/configuration/repository-file.ts';
import { pinFileSchema } from '../../fleet/images/pins.ts';
import { fleetSchema } from '../../fleet/schema/fleet.ts';
import { formOf } from './value-forms.ts';

/** A part of a JSON Schema (draft 7): the keywords that the project's schemas have. */
export interface JsonSchema {
  readonly $schema?: string;
  readonly $comment?: string;
  readonly title?: string;
  readonly description?: string;
  readonly type?: string | readonly string[];
  readonly default?: unknown;
  readonly examples?: readonly unknown[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly pattern?: string;
  /** Editors show it instead of the pattern. */
  readonly patternErrorMessage?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly maxLength?: number;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly propertyNames?: JsonSchema;
  readonly additionalProperties?: boolean | JsonSchema;
  readonly items?: JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
}

/** What the schema files say of themselves. */
const madeFrom = (folder: string) => `Made by \`fleet schema\` from ${folder}. Do not edit.`;

/** The schema of a fleet file, as it is written: before defaults are filled in and texts are read as values. */
export const fleetJsonSchema = (): JsonSchema => editorSchema(fleetSchema);

/** The schema of a pin file. */
export const pinsJsonSchema = (): JsonSchema => ({
  title: 'Image pins',
  ...editorSchema(pinFileSchema),
});

/** The schema of a repository's `.ci-bot.yaml`. */
export const repositoryFileJsonSchema = (): JsonSchema =>
  editorSchema(repositoryFileSchema, 'bot/configuration/');

/** The schema of an operator's `bot.yaml`. */
export const operatorFileJsonSchema = (): JsonSchema =>
  editorSchema(operatorFileSchema, 'bot/configuration/');

// Draft 7 is what yaml-language-server supports in full.
function editorSchema(schema: z.ZodType, folder = 'fleet/schema/'): JsonSchema {
  const json = z.toJSONSchema(schema, { io: 'input', target: 'draft-7', override: polish });
  // zod's type of a JSON Schema has every draft's keywords; ours names those that these schemas have.
  return { $comment: madeFrom(folder), ...(json as JsonSchema) };
}

/** Takes out bounds that are JavaScript's and not the schema's; says in words what a pattern wants. */
function polish({ jsonSchema }: { readonly jsonSchema: z.core.JSONSchema.BaseSchema }): void {
  if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
  if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
  const form = jsonSchema.pattern === undefined ? undefined : formOf(jsonSchema.pattern);
  if (form !== undefined)
    jsonSchema.patternErrorMessage = `${form.says}, for example ${form.examples.join(' or ')}`;
}
