import { Command } from 'commander';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import type { JobsOptions } from '../jobs/open-jobs.ts';
import type { World } from '../world.ts';
import type { CommandMaker } from './command-maker.ts';

interface DiffOptions extends JobsOptions {
  readonly json?: true;
}

interface ApplyOptions extends DiffOptions {
  readonly yes?: true;
}

const jobsVerb = (name: string, description: string) =>
  new Command(name)
    .description(description)
    .argument('[fleet]')
    .option('--server <url>', 'the address of Jenkins, instead of the fleet’s domain')
    .option('-o, --out <folder>', 'the folder above what is written meanwhile', 'out')
    .option('--json', 'print JSON')
    .option('-q, --quiet', 'show no progress');

/** `fleet jobs diff` and `fleet jobs apply`: the jobs of a Jenkins server, without a restart (B46). */
export const jobsCommand: CommandMaker = (run, world) => [
  new Command('jobs')
    .description(
      'compare the fleet’s jobs with those of a Jenkins server, and change what carries its marker',
    )
    .addCommand(
      jobsVerb('diff', `show what would change; exit with ${EXIT.different} when anything would`).action(
        (named: string | undefined, options: DiffOptions) => run(() => diffJobs(named, options, world)),
      ),
    )
    .addCommand(
      jobsVerb(
        'apply',
        `show what changes, ask, and do it; exit with ${EXIT.different} when something was left`,
      )
        .option('-y, --yes', 'ask nothing')
        .action((named: string | undefined, options: ApplyOptions) =>
          run(() => applyJobs(named, options, world)),
        ),
    ),
];

async function diffJobs(named: string | undefined, options: DiffOptions, world: World): Promise<ExitCode> {
  const { foreseen } = await import('../jobs/foreseen.ts');
  return foreseen(async () => {
    const { plan } = await opened(named, options, world);
    const { planJson, planText } = await import('../jobs/jobs-report.ts');
    world.terminal.out(
      options.json ? `${JSON.stringify(planJson(plan), null, 2)}\n` : planText(plan, world.terminal),
    );
    return plan.changes.length > 0 ? EXIT.different : EXIT.ok;
  });
}

async function opened(named: string | undefined, options: DiffOptions, world: World) {
  const { openJobs } = await import('../jobs/open-jobs.ts');
  return openJobs(named, options, world);
}

async function applyJobs(named: string | undefined, options: ApplyOptions, world: World): Promise<ExitCode> {
  const { foreseen } = await import('../jobs/foreseen.ts');
  return foreseen(async () => {
    const { fleet, server, jenkins, plan } = await opened(named, options, world);
    const { actText, planText } = await import('../jobs/jobs-report.ts');
    const { terminal } = world;
    // With --json standard output is for the journal alone.
    const show = options.json ? terminal.err : terminal.out;
    show.call(terminal, planText(plan, terminal));
    if (plan.changes.length === 0) return EXIT.ok;
    const { askFor } = await import('../cloud/permission.ts');
    const { applyJobs: apply } = await import('../jobs/apply-jobs.ts');
    if (plan.changes.some(({ kind }) => kind !== 'refused' && kind !== 'kept'))
      await askFor('yes', `Change the jobs of ${server.origin}?`, options, terminal);
    const acts = await apply(fleet, plan, jenkins, act => {
      const at = new Date(world.now()).toISOString();
      terminal.out(options.json ? `${JSON.stringify({ at, ...act })}\n` : actText(act));
    });
    if (acts.some(({ outcome }) => outcome === 'failed')) return EXIT.failed;
    return acts.some(({ outcome }) => outcome === 'left') ? EXIT.different : EXIT.ok;
  });
}
