import { CommanderError } from 'commander';
import { CloudRefused } from './adapters/aws/cloud-refused.ts';
import { EmulatorFailed, EmulatorMissing } from './adapters/emulator/emulator.ts';
import { RevisionUnknown } from './adapters/git/revisions.ts';
import { JournalFailed } from './adapters/journal-store/journal-store.ts';
import { PackerFailed } from './adapters/packer/packer.ts';
import { ProgramMissing } from './adapters/process/program.ts';
import { NoCredentials } from './adapters/state-bucket/state-bucket.ts';
import { TerraformFailed } from './adapters/terraform/terraform.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { AlreadyTold, UserError } from './user-error.ts';
import type { World } from './world.ts';

/** Failures of the world around us, whose messages say all that there is to say. */
const FORESEEN = [
  TerraformFailed,
  EmulatorFailed,
  EmulatorMissing,
  NoCredentials,
  RevisionUnknown,
  CloudRefused,
  PackerFailed,
  JournalFailed,
];

/** Says what went wrong, for a person. @returns the exit code that stands for it. */
export function explainFailure(error: unknown, world: World, debug: boolean): ExitCode {
  if (error instanceof AlreadyTold) return error.exitCode;
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.badInput;
  const { terminal, signal } = world;
  if (debug && error instanceof Error) terminal.err(`${error.stack}\n`);
  if (signal.aborted) {
    terminal.err('fleet: interrupted\n');
    return EXIT.interrupted;
  }
  if (error instanceof UserError) {
    terminal.err(`fleet: ${error.message}\n${error.fix === undefined ? '' : `  fix: ${error.fix}\n`}`);
    return error.exitCode;
  }
  if (error instanceof ProgramMissing) {
    terminal.err(`fleet: ${error.message}\n  fix: install it, or put its folder into PATH\n`);
    return EXIT.missingTool;
  }
  terminal.err(`fleet: ${error instanceof Error ? error.message : String(error)}\n`);
  if (!debug && !FORESEEN.some(foreseen => error instanceof foreseen))
    terminal.err('  this was not foreseen; `--debug` shows where it happened\n');
  return EXIT.failed;
}
