import { z } from 'zod';

/** A block of which there is one: Terraform's JSON takes it as it is, or as a list of one. */
const single = <T extends z.ZodType>(block: T) =>
  z.union([block, z.tuple([block]).transform(([only]) => only)]);

const lifecycleSchema = z.looseObject({
  prevent_destroy: z.boolean().optional(),
  ignore_changes: z.union([z.array(z.string()), z.literal('all')]).optional(),
});

const resourceSchema = z.looseObject({ lifecycle: single(lifecycleSchema).optional() });

const providerSchema = z.looseObject({ alias: z.string().optional() });

const configurationSchema = z.looseObject({
  provider: z.looseObject({ aws: z.union([z.array(providerSchema), providerSchema]).optional() }).default({}),
  resource: z.record(z.string(), z.record(z.string(), resourceSchema)).default({}),
  output: z.record(z.string(), z.looseObject({ value: z.unknown() })).default({}),
});

/** The part of Terraform's JSON syntax that the override is made from; the rest is kept as it is. */
export type Configuration = z.infer<typeof configurationSchema>;

/** One resource, with its type and name. */
export interface Resource {
  readonly type: string;
  readonly name: string;
  /** `type.name`. */
  readonly address: string;
  readonly arguments: Readonly<z.infer<typeof resourceSchema>>;
}

/** @throws ZodError when it is not the JSON of a Terraform configuration. */
export const readConfiguration = (json: unknown): Configuration => configurationSchema.parse(json);

/** All resources of a configuration, in its order. */
export function resourcesOf({ resource }: Configuration): readonly Resource[] {
  return Object.entries(resource).flatMap(([type, named]) =>
    Object.entries(named).map(([name, given]) => ({
      type,
      name,
      address: `${type}.${name}`,
      arguments: given,
    })),
  );
}
