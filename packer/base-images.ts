import { z } from 'zod';
import type { Parts } from '../fleet/render/generator.ts';
import type { DeepReadonly } from '../fleet/schema/deep-readonly.ts';
import { readPart } from './read-part.ts';

const baseImageSchema = z.strictObject({
  owner: z.string().regex(/^\d{12}$/, { error: 'an owner is an AWS account: twelve digits' }),
  name: z.string().regex(/^[\w/.-]{3,128}$/, { error: 'a base image is named exactly, without `*` and `?`' }),
});

const baseImagesSchema = z.strictObject({ x86_64: baseImageSchema, arm64: baseImageSchema });

/** The AMI that an image is built on: by owner and exact name, which is the same image in every region. */
export type BaseImage = DeepReadonly<z.output<typeof baseImageSchema>>;

/**
 * The base image of each architecture, from `base-images.yaml`.
 * @throws Error when the file is wrong.
 */
export const readBaseImages = (parts: Parts): DeepReadonly<z.output<typeof baseImagesSchema>> =>
  readPart(parts, 'base-images.yaml', baseImagesSchema);
