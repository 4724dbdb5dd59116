import { Command } from 'commander';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { openSoundFleet, problemsText } from '../fleet-file/open-fleet.ts';
import { UserError } from '../user-error.ts';
import type { World } from '../world.ts';
import type { CommandMaker } from './command-maker.ts';

interface Options {
  readonly fleet?: string;
  readonly nodes?: string;
  readonly json?: true;
}

/** `fleet labels`: what label expressions mean in this fleet. */
export const labelsCommand: CommandMaker = (run, world) => [
  new Command('labels')
    .description('ask what labels mean')
    .addCommand(explainCommand(run, world))
    .addCommand(checkCommand(run, world)),
];

type Maker = (...given: Parameters<CommandMaker>) => Command;

const explainCommand: Maker = (run, world) =>
  new Command('explain')
    .description('say which agents and pools a label expression matches, and why the others do not')
    .argument('<expression>', "such as 'GPU && !SPOT'")
    // An expression may begin with `-`; what is no option of ours is the expression.
    .allowUnknownOption()
    .allowExcessArguments(false)
    .option('--fleet <fleet>', 'the fleet that is asked')
    .option('--nodes <file>', 'ask a JSON map of node name to label string instead of a fleet')
    .option('--json', 'print {expr, agents, pools, error}')
    .action((expr: string, options: Options) => run(() => explainLabels(expr, options, world)));

const checkCommand: Maker = (run, world) =>
  new Command('check')
    .description(
      'find every label that Jenkinsfiles can ask for, and say which have no pool and which pools no job uses',
    )
    .argument('<jenkinsfile...>', 'Jenkinsfiles, and the Groovy files that they load')
    .option('--fleet <fleet>', 'the fleet that is asked')
    .option('--json', 'print {files, labels, undecided, unusedPools, unusedLabels, problems}')
    .action((files: readonly string[], options: Options) =>
      run(() => checkJenkinsfiles(files, options, world)),
    );

async function checkJenkinsfiles(
  paths: readonly string[],
  options: Options,
  world: World,
): Promise<ExitCode> {
  const missing = paths.filter(path => !world.files.exists(path));
  if (missing.length > 0)
    throw new UserError(`there is no file ${missing.map(path => `\`${path}\``).join(', ')}`, {
      fix: 'name Jenkinsfiles',
    });
  const { fleet } = openSoundFleet(options.fleet, world);
  const { checkLabels } = await import('../labels/check-report.ts');
  const { checkTable } = await import('../labels/check-table.ts');
  const files = [...new Set(paths)].map(path => ({ path, text: world.files.read(path) }));
  const facts = checkLabels(files, fleet);
  if (options.json) world.terminal.out(`${JSON.stringify(facts)}\n`);
  else {
    world.terminal.err(problemsText(facts.problems, world));
    world.terminal.out(checkTable(facts));
  }
  return facts.problems.some(({ severity }) => severity === 'error') ? EXIT.badInput : EXIT.ok;
}

async function explainLabels(expr: string, options: Options, world: World): Promise<ExitCode> {
  const { explainReport } = await import('../labels/explain-report.ts');
  const { facts, text } = explainReport({ expr, agents: await agentsFor(options, world) });
  world.terminal.out(options.json ? `${JSON.stringify(facts)}\n` : text);
  return facts.error === null ? EXIT.ok : EXIT.badInput;
}

async function agentsFor({ nodes, fleet }: Options, world: World) {
  if (nodes === undefined) {
    const { labelledAgents } = await import('../labels/fleet-agents.ts');
    return labelledAgents(openSoundFleet(fleet, world).fleet);
  }
  if (!world.files.exists(nodes))
    throw new UserError(`there is no file \`${nodes}\``, { fix: 'name a JSON file with `--nodes`' });
  const { parseNodesFile } = await import('../labels/nodes-file.ts');
  return parseNodesFile(world.files.read(nodes), nodes);
}
