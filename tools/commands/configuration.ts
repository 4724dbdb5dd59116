import { Command } from 'commander';
import type { Problem } from '../../fleet/problem.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { openSoundFleet, problemsText } from '../fleet-file/open-fleet.ts';
import { formatProblems } from '../report/format-problems.ts';
import { AlreadyTold, UserError } from '../user-error.ts';
import type { World } from '../world.ts';
import type { CommandMaker } from './command-maker.ts';

interface CheckOptions {
  readonly fleet?: string;
  readonly json?: true;
}

interface DiffOptions {
  readonly json?: true;
}

/** `fleet configuration`: judges and compares configurations of Jenkins, before a server reads them. */
export const configurationCommand: CommandMaker = (run, world) => [
  new Command('configuration')
    .description("check and compare Jenkins's configuration as code")
    .addCommand(
      new Command('check')
        .description("find what is wrong with a jenkins.yaml, also what Jenkins's own check lets pass")
        .argument('[file]', 'without it the configuration that the fleet file becomes')
        .option('--fleet <fleet>', 'the fleet whose secrets it may refer to')
        .option('--json', 'print the problems as JSON')
        .action((file: string | undefined, options: CheckOptions) => run(() => check(file, options, world))),
    )
    .addCommand(
      new Command('diff')
        .description(
          'show what changes from one jenkins.yaml to another, and what that does to a running Jenkins',
        )
        .argument('<old>')
        .argument('<new>')
        .option('--json', 'print the changes as JSON')
        .action((old: string, fresh: string, options: DiffOptions) =>
          run(() => showDiff(old, fresh, options, world)),
        ),
    ),
];

/** The name under which problems of a configuration that is no file yet are told. */
const GENERATED = 'jenkins.yaml';

async function check(named: string | undefined, options: CheckOptions, world: World): Promise<ExitCode> {
  const { checkConfiguration } = await import('../configuration/check/check-configuration.ts');
  const { SCHEMA_VERSION } = await import('../../jenkins-casc/schema/configuration-schema.ts');
  const { fleet } = openSoundFleet(options.fleet, world);
  const file = named ?? GENERATED;
  const text = named === undefined ? await generated(fleet) : readFile(named, world);
  const problems = checkConfiguration(text, file, { secrets: new Set(Object.keys(fleet.secrets)) });
  if (options.json) world.terminal.out(`${JSON.stringify({ file, problems }, null, 2)}\n`);
  else if (problems.length > 0)
    world.terminal.err(formatProblems(problems, { read: () => text, colour: world.terminal.colour }));
  else world.terminal.out(`${file} is sound, by the schema of Jenkins ${SCHEMA_VERSION}\n`);
  return problems.length > 0 ? EXIT.badInput : EXIT.ok;
}

async function generated(fleet: ReturnType<typeof openSoundFleet>['fleet']): Promise<string> {
  const { CONFIGURATION_FILE, configurationFiles } = await import(
    '../../jenkins-casc/configuration/configuration-files.ts'
  );
  return configurationFiles({ fleet }).get(CONFIGURATION_FILE) ?? '';
}

async function showDiff(old: string, fresh: string, options: DiffOptions, world: World): Promise<ExitCode> {
  const [{ configurationDiff }, { diffText }, { plainMap }, { readConfiguration }] = await Promise.all([
    import('../configuration/difference/configuration-diff.ts'),
    import('../configuration/difference/diff-text.ts'),
    import('../../fleet/load/tree.ts'),
    import('../configuration/read-configuration.ts'),
  ]);
  const [before, after] = [old, fresh].map(file => {
    const parsed = readConfiguration(readFile(file, world), file);
    return parsed.ok ? plainMap(parsed.root) : refuse(parsed.problems, world);
  });
  const diff = configurationDiff(before ?? {}, after ?? {});
  world.terminal.out(
    options.json ? `${JSON.stringify(diff, null, 2)}\n` : diffText(diff, world.terminal.colour),
  );
  return diff.changes.length > 0 ? EXIT.different : EXIT.ok;
}

function refuse(problems: readonly Problem[], world: World): never {
  world.terminal.err(problemsText(problems, world));
  throw new AlreadyTold(EXIT.badInput);
}

function readFile(file: string, world: World): string {
  if (!world.files.exists(file))
    throw new UserError(`there is no file \`${file}\``, { fix: 'name a jenkins.yaml' });
  return world.files.read(file);
}
