import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { diskFiles } from '../../../tools/adapters/files/disk-files.ts';
import {
  type MemoryAccount,
  MemoryMachineImages,
} from '../../../tools/adapters/machine-images/memory-machine-images.ts';
import { type Play, PlayedPrograms } from '../../../tools/adapters/process/played-programs.ts';
import type { ImagesWorld } from '../../../tools/images/open-images.ts';
import { roomFolder } from '../../../tools/synth/parts.ts';
import { memoryWorld } from '../memory-world.ts';

const ROOM = roomFolder('packer');
const PARTS = Object.fromEntries(
  diskFiles
    .list(ROOM)
    .filter(path => !path.endsWith('.ts'))
    .map(path => [join(ROOM, path), readFileSync(join(ROOM, path), 'utf8')]),
);

/** The moment at which these tests happen. */
export const NOW = Date.UTC(2026, 10, 21);

/** A world in memory with the project's fleets, the hand-written files of images, an account, and played programs. */
export function memoryImagesWorld(
  account: MemoryAccount = {},
  plays: Readonly<Record<string, Play>> = {},
  more: Readonly<Record<string, string>> = {},
) {
  const { world, files, terminal } = memoryWorld({ ...PARTS, ...more });
  const cloud = new MemoryMachineImages(account);
  const programs = new PlayedPrograms(plays);
  const images: ImagesWorld = {
    world: { ...world, programs, now: () => NOW },
    cloudOf: async () => cloud,
  };
  return { images, cloud, files, terminal, programs };
}
