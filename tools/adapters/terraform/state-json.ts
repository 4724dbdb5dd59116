import { z } from 'zod';
import type { StateResources } from './terraform.ts';

/** The part of `terraform show -json` that is read here. Our stacks have no modules. */
const stateSchema = z.object({
  format_version: z.string().regex(/^1\./, { error: 'a state of another format than 1.x' }),
  values: z
    .object({
      root_module: z
        .object({
          resources: z
            .array(
              z.object({
                address: z.string(),
                mode: z.enum(['managed', 'data']),
                values: z.record(z.string(), z.unknown()),
              }),
            )
            .default([]),
        })
        .optional(),
    })
    .optional(),
});

/** The resources of a state in the JSON form that Terraform gives it. @throws ZodError when it is no such JSON. */
export function readState(text: string): StateResources {
  const { values } = stateSchema.parse(JSON.parse(text));
  const managed = (values?.root_module?.resources ?? []).filter(({ mode }) => mode === 'managed');
  return new Map(managed.map(resource => [resource.address, resource.values]));
}
