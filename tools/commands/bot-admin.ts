import { Command } from 'commander';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { UserError } from '../user-error.ts';
import type { World } from '../world.ts';
import type { CommandMaker } from './command-maker.ts';

interface Options {
  readonly file: string;
  readonly json?: true;
}

interface LettersOptions extends Options {
  readonly replay?: string;
}

interface AuditOptions extends Options {
  readonly last: string;
}

const command = (name: string, description: string): Command =>
  new Command(name)
    .description(description)
    .option('-f, --file <file>', 'the operator’s file', 'bot.yaml')
    .option('--json', 'print JSON');

/** `fleet bot dead-letters`, `audit`, `reconcile`: what operators do beside the bot that runs. */
export const botAdminCommands = (...[run, world]: Parameters<CommandMaker>): readonly Command[] => [
  command('dead-letters', 'list deliveries that could not be handled, or put one back')
    .option('--replay <delivery>', 'put this one back into the queue')
    .action((options: LettersOptions) => run(() => letters(options, world))),
  command('audit', 'show what the bot decided, newest first')
    .argument('[pull]', 'only of this pull request: REPOSITORY-ID#NUMBER')
    .option('-n, --last <number>', 'how many decisions', '50')
    .action((pull: string | undefined, options: AuditOptions) => run(() => audit(pull, options, world))),
  command('reconcile', 'find now what GitHub could not hand over, instead of within ten minutes').action(
    (options: Options) => run(() => reconcileNow(options, world)),
  ),
];

async function letters({ file, json, replay }: LettersOptions, world: World): Promise<ExitCode> {
  const { withStorage } = await import('../bot-admin/with-storage.ts');
  return withStorage(file, world, async ({ queue }) => {
    if (replay !== undefined) {
      if (!(await queue.replay(replay)))
        throw new UserError(`there is no dead letter \`${replay}\``, { fix: 'list them without --replay' });
      world.terminal.out(`${replay} is in the queue again\n`);
      return EXIT.ok;
    }
    const { lettersText } = await import('../bot-admin/letters-text.ts');
    const found = await queue.deadLetters(100);
    world.terminal.out(json ? `${JSON.stringify(found, null, 2)}\n` : lettersText(found));
    return EXIT.ok;
  });
}

async function audit(
  pull: string | undefined,
  { file, json, last }: AuditOptions,
  world: World,
): Promise<ExitCode> {
  const most = Number(last);
  if (!Number.isInteger(most) || most < 1 || most > 10_000)
    throw new UserError(`\`${last}\` is no number of decisions`, { fix: 'give one from 1 to 10000' });
  const { withStorage } = await import('../bot-admin/with-storage.ts');
  const { auditText } = await import('../bot-admin/audit-text.ts');
  return withStorage(file, world, async ({ store }) => {
    const entries = await store.audit(most, pull);
    world.terminal.out(json ? `${JSON.stringify(entries, null, 2)}\n` : auditText(entries));
    return EXIT.ok;
  });
}

async function reconcileNow({ file, json }: Options, world: World): Promise<ExitCode> {
  const { withStorage } = await import('../bot-admin/with-storage.ts');
  const { reconciledNow } = await import('../bot-admin/reconciled-now.ts');
  return withStorage(file, world, async (storage, settings) => {
    const found = await reconciledNow(settings, storage, world);
    world.terminal.out(
      json
        ? `${JSON.stringify(found)}\n`
        : `${found.redelivered} deliveries sent again, ${found.comments} comments and ${found.pulls} changes brought in\n`,
    );
    return EXIT.ok;
  });
}
