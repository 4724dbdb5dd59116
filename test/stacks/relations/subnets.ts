import { z } from 'zod';
import { Cidr } from '../../../fleet/values/cidr.ts';
import { ofType } from '../stack-view.ts';
import type { Relation } from './relation.ts';

const subnetSchema = z.object({
  cidr_block: z.string().transform(Cidr.parse),
  availability_zone: z.string(),
  map_public_ip_on_launch: z.literal(false),
});

/** The subnets of the fleet's own VPC lie in it, apart from each other, in zones of the region, and give out no public address. */
export const subnets: Relation = (view, { network, region }) => {
  const made = ofType(view, 'aws_subnet')
    .filter(({ address }) => !address.startsWith('data.'))
    .map(({ address, attributes }) => ({ address, ...subnetSchema.parse(attributes) }));
  return made.flatMap(({ address, cidr_block, availability_zone }, index) => [
    ...(network.cidr.contains(cidr_block) ? [] : [`${address} lies outside the VPC`]),
    ...(availability_zone.startsWith(region) ? [] : [`${address} lies outside the region`]),
    ...made
      .slice(index + 1)
      .filter(other => other.cidr_block.overlaps(cidr_block))
      .map(other => `${address} overlaps ${other.address}`),
  ]);
};
