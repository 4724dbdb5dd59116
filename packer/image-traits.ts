import type { Fleet } from '../fleet/schema/fleet.ts';

/** What is installed on an image: the values of `of` in the fleet file. */
export type ImageKind = Fleet['images'][string]['of'];

/** An architecture as EC2 names it. */
export type Architecture = Fleet['images'][string]['arch'];
