import type { Command } from 'commander';
import type { ExitCode } from '../exit-codes.ts';
import type { World } from '../world.ts';

/** Makes one or more commands; `run` is called for the one that was asked for. */
export type CommandMaker = (
  run: (action: () => Promise<ExitCode>) => Promise<void>,
  world: World,
) => readonly Command[];
