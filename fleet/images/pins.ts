import { z } from 'zod';
import type { DeepReadonly } from '../schema/deep-readonly.ts';
import { textField } from '../schema/value-field.ts';

const pinSchema = z.strictObject({
  ami: textField(/^ami-[0-9a-f]{8,17}$/, 'an AMI id is `ami-` and hexadecimal digits', {
    description: 'The machine image.',
    examples: ['ami-0123456789abcdef0'],
  }),
  built: z.iso.date().optional().meta({ description: 'The day it was built.' }),
  note: z.string().max(200).optional().meta({ description: 'What it is.' }),
});

/** The pin file beside a fleet file: for each region, which AMI each image is. A new image is a reviewed change of one line. */
export const pinFileSchema = z.record(
  z.string().regex(/^[a-z]{2}(?:-[a-z]+){1,2}-\d$/, { error: 'a region is an AWS region' }),
  z.record(z.string(), pinSchema),
);

/** A pin file as it was read: images by name, by region. */
export type PinFile = DeepReadonly<z.output<typeof pinFileSchema>>;

/** Which AMI each image is, in one region. */
export type ImagePins = ReadonlyMap<string, string>;

/** The pins of one region. */
export function pinsOf(file: PinFile, region: string): ImagePins {
  return new Map(Object.entries(file[region] ?? {}).map(([image, pin]) => [image, pin.ami]));
}

/**
 * The AMI of an image.
 * @throws Error when it has no pin; the check of the fleet file says so first, with the line.
 */
export function amiOf(pins: ImagePins, image: string): string {
  const ami = pins.get(image);
  if (ami === undefined) throw new Error(`the image \`${image}\` has no pin in the region of the fleet`);
  return ami;
}
