import { z } from 'zod';
import type { Parts } from '../fleet/render/generator.ts';
import type { DeepReadonly } from '../fleet/schema/deep-readonly.ts';
import type { Architecture } from './image-traits.ts';
import { readPart } from './read-part.ts';

const account = z
  .string()
  .regex(/^\d{12}$/, { error: 'an owner is an AWS account: twelve digits in quotes' });
const name = z
  .string()
  .regex(/^[\w/.-]{3,128}$/, { error: 'a base image is named exactly, without `*` and `?`' });

const baseImagesSchema = z.strictObject({
  owners: z.strictObject({ aws: account, 'aws-us-gov': account, 'aws-cn': account }),
  names: z.strictObject({ x86_64: name, arm64: name }),
});

/** Which AMIs images are built on: by exact name, the same in every region, and by owner, one for each part of AWS. */
export type BaseImages = DeepReadonly<z.output<typeof baseImagesSchema>>;

/** The AMI that one image is built on. */
export interface BaseImage {
  /** The AWS account that publishes it. */
  readonly owner: string;
  readonly name: string;
}

/** @throws Error when `base-images.yaml` is wrong. */
export const readBaseImages = (parts: Parts): BaseImages =>
  readPart(parts, 'base-images.yaml', baseImagesSchema);

/** The base image of an architecture, as a region knows it. */
export const baseImage = ({ owners, names }: BaseImages, region: string, arch: Architecture): BaseImage => ({
  owner: owners[partitionOf(region)],
  name: names[arch],
});

function partitionOf(region: string): keyof BaseImages['owners'] {
  if (region.startsWith('us-gov-')) return 'aws-us-gov';
  return region.startsWith('cn-') ? 'aws-cn' : 'aws';
}
