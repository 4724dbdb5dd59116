import { type ProgramEnd, ProgramMissing } from '../../../tools/adapters/process/program.ts';
import { BackendFailed } from '../backend.ts';
import type { SlurmWorld } from './slurm-world.ts';

/** How much of what a program says goes into a message, in characters. */
const SAID = 300;

/** A command that was waited for in vain is made to stop after so many milliseconds. */
const GRACE = 1_000;

/** How one program is run: as words, never by a shell, and not for longer than its limit. */
export interface Command {
  readonly program: string;
  readonly words: readonly string[];
  readonly folder?: string;
  /** Beside the environment that all have. */
  readonly more?: Readonly<Record<string, string>>;
  /** Milliseconds. */
  readonly limit: number;
}

/** Runs a command to its end. @throws BackendFailed, to be tried again, when it is missing or takes too long */
export async function ranCommand(world: SlurmWorld, command: Command): Promise<ProgramEnd> {
  const { limit, more, ...rest } = command;
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), limit);
  try {
    const environment = { ...world.environment, ...more };
    const end = await world.programs.run({ ...rest, environment, signal: stop.signal, grace: GRACE });
    if (stop.signal.aborted) throw tooLong(command);
    return end;
  } catch (error) {
    if (error instanceof BackendFailed) throw error;
    if (stop.signal.aborted) throw tooLong(command);
    throw new BackendFailed(told(error, command.program), { later: true });
  } finally {
    clearTimeout(timer);
  }
}

/** Has squeue and scontrol tell times as seconds since 1970. Not for sbatch, whose environment jobs inherit. */
export const IN_SECONDS = { SLURM_TIME_FORMAT: '%s' };

/** What a command of Slurm prints. @throws BackendFailed, to be tried again, when it ends badly */
export async function printedBy(
  world: SlurmWorld,
  program: string,
  words: readonly string[],
): Promise<string> {
  const end = await ranCommand(world, { program, words, more: IN_SECONDS, limit: world.limits.command });
  if (end.exitCode !== 0) throw endedBadly(program, end);
  return end.out;
}

/** That a command ended badly, with the last it said. */
export const endedBadly = (program: string, { exitCode, err }: ProgramEnd): BackendFailed =>
  new BackendFailed(`\`${nameOf(program)}\` ended with ${exitCode}: ${lastOf(err)}`, { later: true });

/** The end of what a program said, on one line. */
export const lastOf = (text: string): string =>
  text
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim()
    .slice(-SAID) || 'it said nothing';

const nameOf = (program: string): string => program.slice(program.lastIndexOf('/') + 1);

const tooLong = ({ program, limit }: Command): BackendFailed =>
  new BackendFailed(`\`${nameOf(program)}\` gave no answer in ${limit / 1000} s`, { later: true });

function told(error: unknown, program: string): string {
  if (error instanceof ProgramMissing) return `there is no program \`${program}\` on this machine`;
  return `\`${nameOf(program)}\` could not be run: ${lastOf(error instanceof Error ? error.message : '')}`;
}
