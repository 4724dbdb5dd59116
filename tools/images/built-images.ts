import type { MachineImage } from '../adapters/machine-images/machine-images.ts';
import { builtAs } from './image-tags.ts';

/** The usable AMIs that a fleet built as one image for one architecture, the newest first. */
export function builtImages(
  all: readonly MachineImage[],
  { fleet, image, arch }: { readonly fleet: string; readonly image: string; readonly arch: string },
): readonly MachineImage[] {
  return all
    .filter(ami => ami.state === 'available' && ami.arch === arch && builtAs(fleet, ami.tags) === image)
    .toSorted((a, b) => b.created - a.created || (a.id < b.id ? -1 : 1));
}

const DATE_LENGTH = '2026-01-31'.length;

/** The day of a moment in UTC, as the pin file has it. */
export const dayOf = (moment: number): string => new Date(moment).toISOString().slice(0, DATE_LENGTH);
