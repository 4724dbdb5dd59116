import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { diskFiles } from '../../tools/adapters/files/disk-files.ts';
import { MemoryFiles } from '../../tools/adapters/files/memory-files.ts';
import { PlayedPrograms } from '../../tools/adapters/process/played-programs.ts';
import { MemoryTerminal } from '../../tools/adapters/terminal/memory-terminal.ts';
import { runCommandLine } from '../../tools/command-line.ts';
import { ROOMS, roomFolder, roomParts } from '../../tools/synth/parts.ts';
import type { World } from '../../tools/world.ts';

/** The files of this project that commands read, by path from its root. */
const PROJECT_FILES = [
  'fleets/default',
  'fleets/tvm/fleet.yaml',
  'fleets/tvm/images.yaml',
  'fleets/starter/fleet.yaml',
  'fleets/starter/images.yaml',
  ...globSync('examples/bot/*/{.ci-bot,bot,benchmarkers}.yaml'),
  ...globSync('examples/bot/*/*.json'),
];

/** The hand-written files of the generators, where synthesis looks for them; read once. */
const PARTS = Object.fromEntries(
  ROOMS.flatMap(room =>
    [...roomParts(room, diskFiles)].map(([path, text]) => [join(roomFolder(room), path), text]),
  ),
);

const CATALOGUE = new URL('../../fleet/catalogue/ec2-instance-types.csv', import.meta.url).pathname;
const PROJECT = Object.fromEntries(
  [CATALOGUE, ...PROJECT_FILES].map(path => [path, readFileSync(path, 'utf8')]),
);

/** A world in memory, with the project's fleets (and `more`) in it. */
export function memoryWorld(more: Readonly<Record<string, string>> = {}) {
  const terminal = new MemoryTerminal();
  const files = new MemoryFiles({ ...PARTS, ...PROJECT, ...more });
  const world: World = {
    terminal,
    files,
    folders: { names: () => [] },
    programs: new PlayedPrograms({}),
    environment: {},
    now: () => 0,
    every: () => () => {},
    self: { host: 'memory', pid: 1, nonce: '00000001' },
    signal: new AbortController().signal,
  };
  return { world, files, terminal };
}

/** Runs one command line in a world of its own. */
export async function fleet(words: readonly string[], more: Readonly<Record<string, string>> = {}) {
  const { world, files, terminal } = memoryWorld(more);
  const exitCode = await runCommandLine(words, world);
  return { exitCode, files, ...terminal.written };
}
