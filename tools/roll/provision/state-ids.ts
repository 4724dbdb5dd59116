import { z } from 'zod';
import type { StateResources } from '../../adapters/terraform/terraform.ts';

const idSchema = z.string().optional().catch(undefined);

/** The id in AWS of a resource in Terraform's state; undefined: the state has none. */
export const idAt = (state: StateResources, address: string): string | undefined =>
  idSchema.parse(state.get(address)?.id);
