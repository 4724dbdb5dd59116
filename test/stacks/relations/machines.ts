import { z } from 'zod';
import { ofType, type StackView } from '../stack-view.ts';
import type { Relation } from './relation.ts';

const metadataSchema = z.object({
  metadata_options: z.object({
    http_tokens: z.literal('required'),
    http_put_response_hop_limit: z.number().max(2),
  }),
});

const volumeSchema = z.object({
  kms_key_id: z.string(),
  volume_type: z.literal('gp3'),
  volume_size: z.number(),
});

const templateSchema = metadataSchema.extend({
  block_device_mappings: z
    .array(z.object({ ebs: volumeSchema.extend({ encrypted: z.literal('true') }) }))
    .min(1),
  network_interfaces: z.array(z.object({ associate_public_ip_address: z.literal('false') })).min(1),
});

const instanceSchema = metadataSchema.extend({
  root_block_device: volumeSchema.extend({ encrypted: z.literal(true) }),
  associate_public_ip_address: z.literal(false).optional(),
});

function faultsOf(view: StackView, type: string, schema: z.ZodType): readonly string[] {
  return ofType(view, type).flatMap(({ address, attributes }) => {
    const { error } = schema.safeParse(attributes);
    return (error?.issues ?? []).map(issue => `${address} ${issue.path.join('.')}: ${issue.message}`);
  });
}

/** Every machine asks for a session token, has encrypted volumes, and no public address. */
export const machines: Relation = view => [
  ...faultsOf(view, 'aws_launch_template', templateSchema),
  ...faultsOf(view, 'aws_instance', instanceSchema),
];
