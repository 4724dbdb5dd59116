import { z } from 'zod';

const attributesSchema = z.looseObject({ id: z.string(), arn: z.string() });
const resourceSchema = z.looseObject({
  mode: z.string(),
  type: z.string(),
  name: z.string(),
  instances: z.array(z.looseObject({})),
});
/** Terraform's state, format 4; all else in it is kept as it is. */
const stateSchema = z.looseObject({
  version: z.literal(4),
  serial: z.int(),
  resources: z.array(resourceSchema),
});

/**
 * Terraform's state in which the home is another volume, to be given back with `terraform state push`. That is one step;
 * between `terraform state rm` and `terraform import` an apply would make an empty home. And a volume that was imported
 * has no `final_snapshot`, so the next apply changes it, for which the provider asks EC2 for a change of nothing
 * (hashicorp/terraform-provider-aws#31044) after it has ended the leader.
 * @param state what `terraform state pull` gives
 * @param address such as `aws_ebs_volume.leader_home`
 * @param volume the restored one, `vol-…`
 * @returns undefined when the home is that volume already
 * @throws Error when there is no home in the state, or the state has another form
 */
export function withRestoredHome(state: string, address: string, volume: string): string | undefined {
  const { serial, resources, ...rest } = stateSchema.parse(JSON.parse(state));
  const home = resources.find(({ mode, type, name }) => mode === 'managed' && `${type}.${name}` === address);
  const [instance, ...further] = home?.instances ?? [];
  if (home === undefined || instance === undefined || further.length > 0)
    throw new Error(`Terraform’s state has no ${address}`);
  const attributes = attributesSchema.parse(instance.attributes);
  if (attributes.id === volume) return undefined;
  const arn = attributes.arn.replace(attributes.id, volume);
  const moved = { ...home, instances: [{ ...instance, attributes: { ...attributes, id: volume, arn } }] };
  const all = resources.map(resource => (resource === home ? moved : resource));
  // Terraform takes a state back only under a higher number.
  return `${JSON.stringify({ ...rest, serial: serial + 1, resources: all }, undefined, 2)}\n`;
}
