import { Command } from 'commander';
import { ROLES, type Role } from '../../bot/model/settings.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { UserError } from '../user-error.ts';
import type { World } from '../world.ts';
import type { CommandMaker } from './command-maker.ts';

interface Options {
  readonly config: string;
  readonly instance?: string;
  readonly event?: string;
  readonly sha: string;
  readonly role?: readonly string[];
  readonly team?: readonly string[];
  readonly json?: true;
  readonly page?: string;
}

const several = (text: string, before: readonly string[] = []): readonly string[] => [...before, text];

/** `fleet bot simulate`: what the bot would do about a delivery; nothing is done, and nobody is asked. */
export const simulateCommand = (...[run, world]: Parameters<CommandMaker>): Command =>
  new Command('simulate')
    .description('show what the bot would do about a payload of GitHub’s, without doing anything')
    .argument('<payload>', 'a file with the JSON of a delivery')
    .option('-c, --config <file>', 'the repository’s configuration', '.ci-bot.yaml')
    .option('--instance <name>', 'the bot instance; the first one of the configuration if not given')
    .option('--event <name>', 'the event’s name, where the payload does not show it')
    .option('--sha <commit>', 'the head of the pull request, which comments do not say', 'f'.repeat(40))
    .option(
      '--role <login=role>',
      `what somebody is in the repository: ${ROLES.join(', ')}; may be repeated`,
      several,
    )
    .option('--team <login=organisation/team>', 'a team that somebody is in; may be repeated', several)
    .option('--json', 'print {effects, audit, comment}')
    .option('--page <file>', 'write the conversation as a page, too')
    .action((payload: string, options: Options) => run(() => simulatePayload(payload, options, world)));

async function simulatePayload(path: string, options: Options, world: World): Promise<ExitCode> {
  const [{ simulate }, { simulatedDelivery }, { simulationText }, { openRepositoryFile }] = await Promise.all(
    [
      import('../../bot/simulation/simulate.ts'),
      import('../bot-admin/simulated-delivery.ts'),
      import('../bot-admin/simulation-text.ts'),
      import('../bot-admin/open-repository-file.ts'),
    ],
  );
  const { files, terminal } = world;
  const settings = openRepositoryFile(options.config, world);
  if (!files.exists(path)) throw new UserError(`there is no file \`${path}\``);
  const now = world.now();
  const { event, sha } = options;
  const { delivery, pull } = simulatedDelivery(path, files.read(path), { event, sha, now });
  const [first = ''] = settings.instances;
  const roles = pairs(options.role, 'role').map(([login, role]) => [login, roleOf(role)] as const);
  const teams = pairs(options.team, 'team');
  const instance = options.instance ?? first;
  const simulated = simulate(delivery, {
    settings,
    instance,
    pull,
    now,
    standingOf: person => ({
      person,
      role: roles.findLast(([login]) => login === person.login)?.[1] ?? 'none',
      teams: teams.flatMap(([login, team]) => (login === person.login ? [team] : [])),
    }),
  });
  if (options.page !== undefined) {
    const [{ conversationPage }, { simulatedConversation }] = await Promise.all([
      import('../../bot/status/conversation/conversation-page.ts'),
      import('../bot-admin/simulated-conversation.ts'),
    ]);
    const conversation = simulatedConversation(delivery, pull, simulated, instance);
    files.write(options.page, conversationPage(conversation, 'fleet bot simulate'));
  }
  terminal.out(options.json ? `${JSON.stringify(simulated, null, 2)}\n` : simulationText(simulated));
  return EXIT.ok;
}

function pairs(given: readonly string[] = [], what: string): readonly (readonly [string, string])[] {
  return given.map(text => {
    const [login = '', ...rest] = text.split('=');
    if (login === '' || rest.length === 0)
      throw new UserError(`\`${text}\` is no ${what}`, { fix: `write it as --${what} login=${what}` });
    return [login, rest.join('=')] as const;
  });
}

function roleOf(text: string): Role {
  const found = ROLES.find(role => role === text);
  if (found === undefined)
    throw new UserError(`\`${text}\` is no role`, { fix: `it is one of ${ROLES.join(', ')}` });
  return found;
}
