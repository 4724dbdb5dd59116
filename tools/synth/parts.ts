import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Parts } from '../../fleet/render/generator.ts';
import type { Files } from '../adapters/files/files.ts';

/** The generators whose rooms hold hand-written files beside TypeScript. */
export const ROOMS = ['packer', 'ansible', 'jenkins-casc'] as const;

/** One of them; also the name of its folder below `out/<fleet>/`. */
export type Room = (typeof ROOMS)[number];

/** The folder of a room in this project, wherever that is installed. */
export const roomFolder = (room: Room): string => fileURLToPath(new URL(`../../${room}`, import.meta.url));

/** The hand-written files of a room: all but TypeScript, hidden files and what Python leaves behind. */
export function roomParts(room: Room, files: Pick<Files, 'list' | 'read'>): Parts {
  const folder = roomFolder(room);
  const paths = files
    .list(folder)
    .filter(path => !path.endsWith('.ts') && !path.split('/').some(step => /^\.|^__pycache__$/.test(step)));
  return new Map(paths.map(path => [path, files.read(join(folder, path))]));
}

/** The hand-written files of all rooms. */
export const partsOf = (files: Pick<Files, 'list' | 'read'>): Readonly<Record<Room, Parts>> => ({
  packer: roomParts('packer', files),
  ansible: roomParts('ansible', files),
  'jenkins-casc': roomParts('jenkins-casc', files),
});
