import { BackendFailed } from '../backend.ts';
import type { BuildTarget } from './job-cfg.ts';
import { checkedHex } from './job-path.ts';
import { endedBadly, ranCommand } from './slurm-commands.ts';
import type { SlurmWorld } from './slurm-world.ts';
import { isJobId } from './squeue.ts';

/** What is taken unless the operator says otherwise: EESSI's limit of time, and no second beginning after a node failed. */
const DEFAULTS = ['--time=24:00:00', '--no-requeue'];

/** The comment by which a job of a run is known in Slurm. */
export const commentOf = (run: string): string => `run:${checkedHex(run)}`;

/** The words of sbatch. It takes the last of words that contradict each other: ours come after the operator's. */
export function sbatchWords(
  { settings }: SlurmWorld,
  target: BuildTarget,
  run: string,
  folder: string,
): readonly string[] {
  return [
    ...DEFAULTS,
    ...settings.submitParameters,
    ...(settings.architectures[target.architecture] ?? []),
    ...(target.accelerator === undefined ? [] : (settings.accelerators[target.accelerator] ?? [])),
    '--hold',
    '--parsable',
    `--job-name=${settings.jobName}`,
    `--comment=${commentOf(run)}`,
    `--chdir=${folder}`,
    settings.buildScript,
  ];
}

/** Refusals that the same submission meets again. */
const FOR_GOOD =
  /submission failed: (Invalid|Requested node configuration is not available)|unrecognized option|Unable to open file/;

/** The variables that a job may have: `sbatch` hands its own on, and the address of a proxy can hold a password. */
const withoutPasswords = (environment: SlurmWorld['environment']): SlurmWorld['environment'] =>
  Object.fromEntries(
    Object.entries(environment).filter(
      ([name, value = '']) => !(/_proxy$/i.test(name) && value.includes('@')),
    ),
  );

/** Hands a job over, held. @returns its number. @throws BackendFailed; it may have been handed over nevertheless */
export async function submittedJob(
  world: SlurmWorld,
  words: readonly string[],
  folder: string,
): Promise<string> {
  const program = world.settings.submitCommand;
  const handed = { ...world, environment: withoutPasswords(world.environment) };
  const end = await ranCommand(handed, { program, words, folder, limit: world.limits.command });
  if (end.exitCode !== 0) {
    const failed = endedBadly(program, end);
    throw FOR_GOOD.test(end.err) ? new BackendFailed(failed.message, { later: false }) : failed;
  }
  const id = /^(\d+)(;[\w.-]+)?\n$/.exec(end.out)?.[1];
  if (id === undefined || !isJobId(id))
    throw new BackendFailed('sbatch printed no whole job number', { later: true });
  return id;
}
