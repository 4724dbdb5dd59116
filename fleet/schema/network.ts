import { z } from 'zod';
import { cidr } from './fields.ts';
import { textField } from './value-field.ts';

const subnetIds = (kind: string) =>
  z
    .array(
      textField(/^subnet-[0-9a-f]{8,17}$/, 'a subnet id is `subnet-` and hexadecimal digits', {
        description: 'A subnet id.',
        examples: ['subnet-0123456789abcdef0'],
      }),
    )
    .min(2)
    .meta({ description: `The ${kind} subnets, in at least two zones (a load balancer needs two).` });

const ownNetwork = {
  cidr: cidr('The addresses of the VPC that the fleet makes for itself.').prefault('10.100.0.0/16'),
  zones: z.int().min(2).max(3).default(3).meta({ description: 'In how many availability zones.' }),
  zoneLetters: z
    .array(z.enum(['a', 'b', 'c', 'd', 'e', 'f']))
    .min(3)
    .refine(letters => new Set(letters).size === letters.length, {
      error: 'a letter stands here once',
      params: { fix: 'write for example `[a, c, d]`' },
    })
    .default(['a', 'b', 'c'])
    .meta({
      description:
        'The letters of the availability zones, in the order in which they are taken. To be written where the account lacks one of a, b and c (us-west-1, ap-northeast-1).',
    }),
  public: z
    .array(cidr('A block for one zone.', '10.100.0.0/24'))
    .optional()
    .meta({ description: 'Public blocks, one a zone. Without it the first /24 blocks of `cidr`.' }),
  private: z
    .array(cidr('A block for one zone.', '10.100.4.0/23'))
    .optional()
    .meta({ description: 'Private blocks, one a zone. Without it the /23 blocks after the public ones.' }),
  nat: z.enum(['one', 'each-zone', 'none']).default('one').meta({
    description:
      'How private machines reach the internet: `one` NAT gateway (cheaper), one in `each-zone` (survives the loss of a zone), or `none` (interface endpoints for the AWS services only).',
  }),
};

const existingNetwork = z.strictObject({
  vpc: textField(/^vpc-[0-9a-f]{8,17}$/, 'a VPC id is `vpc-` and hexadecimal digits', {
    description: 'The VPC that is there already.',
    examples: ['vpc-0123456789abcdef0'],
  }),
  public: subnetIds('public'),
  private: subnetIds('private'),
});

/** Where the fleet's machines live: a VPC of its own, or (`existing`) one that is there already. */
export const networkSchema = z
  .strictObject({
    ...ownNetwork,
    existing: existingNetwork
      .optional()
      .meta({ description: 'Use this VPC and its subnets instead of making one.' }),
    reserved: z.array(cidr('A block.', '10.99.0.0/16')).prefault([]).meta({
      description: 'Blocks of other networks (staging, offices, peers) that this one must not overlap.',
    }),
  })
  .meta({ description: 'The network of the fleet.' });
