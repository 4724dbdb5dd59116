import { z } from 'zod';
import { ofType, type ResourceView, referencesIn, type StackView } from '../stack-view.ts';
import type { Relation } from './relation.ts';

const versionSchema = z.literal('$Latest');
const groupSchema = z.object({
  min_size: z.number(),
  max_size: z.number(),
  wait_for_capacity_timeout: z.literal('0'),
  suspended_processes: z.array(z.string()).refine(list => list.includes('AZRebalance')),
  capacity_rebalance: z.literal(false),
  instance_refresh: z.never().optional(),
  max_instance_lifetime: z.never().optional(),
  lifecycle: z.object({
    ignore_changes: z
      .array(z.string())
      .refine(list => ['desired_capacity', 'protect_from_scale_in'].every(key => list.includes(key))),
  }),
  launch_template: z.object({ id: z.string(), version: versionSchema }).optional(),
  mixed_instances_policy: z
    .object({
      launch_template: z.object({
        launch_template_specification: z.object({ launch_template_id: z.string(), version: versionSchema }),
        override: z.array(z.object({ instance_type: z.string() })).min(1),
      }),
    })
    .optional(),
});

function faultsOf(view: StackView, group: ResourceView): readonly string[] {
  const { data, error } = groupSchema.safeParse(group.attributes);
  if (error) return error.issues.map(issue => `${group.address} ${issue.path.join('.')}: ${issue.message}`);
  const mixed = data.mixed_instances_policy?.launch_template;
  const id = mixed?.launch_template_specification.launch_template_id ?? data.launch_template?.id ?? '';
  const template = referencesIn(id).map(address => view.get(address))[0];
  if (template === undefined) return [`${group.address} has no template`];
  const own = template.attributes.instance_type;
  const types = mixed?.override.map(override => override.instance_type) ?? [own];
  return [
    ...(types[0] === own ? [] : [`${group.address} does not launch its template's type ${own} first`]),
    ...(data.min_size <= data.max_size ? [] : [`${group.address} has min above max`]),
  ];
}

/** Nothing in a group ends a machine by itself, and its template's own type is the first that it launches. */
export const groups: Relation = view =>
  ofType(view, 'aws_autoscaling_group').flatMap(group => faultsOf(view, group));
