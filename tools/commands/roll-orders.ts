import { Command, Option } from 'commander';
import type { OrderOptions } from '../roll/start/give-order.ts';
import type { HistoryOptions } from '../roll/start/show-history.ts';
import type { CommandMaker } from './command-maker.ts';

type Given = Parameters<CommandMaker>;

const ORDERS = {
  pause: 'have the roll begin nothing more; what has begun comes to its end',
  resume: 'have a paused roll go on',
  abort: 'have the roll put back what has not gone yet, and end',
  rollback: 'have the roll end, and put a leader that is not back yet back as it was',
} as const;

const withJournal = (command: Command): Command =>
  command
    .argument('[fleet]')
    .option('--journal <folder>', 'where the journals are, instead of the bucket of the fleet’s state')
    .option('--emulator <address>', 'use an AWS emulator at this address');

/** `fleet roll pause`, `resume`, `abort` and `rollback`: orders to a roll that goes on. */
export const rollOrderCommands = (...[run, world]: Given): readonly Command[] =>
  (['pause', 'resume', 'abort', 'rollback'] as const).map(order =>
    withJournal(new Command(order))
      .description(ORDERS[order])
      .option('--by <name>', 'who asks, instead of what the environment says')
      .option('--why <reason>', 'why, for the journal')
      .action((named: string | undefined, options: OrderOptions) =>
        run(async () => {
          const { giveOrder } = await import('../roll/start/give-order.ts');
          return giveOrder(order, named, options, world);
        }),
      ),
  );

/** `fleet roll history`: all rolls, or one of them in full. */
export const rollHistoryCommand = (...[run, world]: Given): Command =>
  withJournal(new Command('history'))
    .description('list the rolls of a fleet, or tell one in full')
    .option('--roll <id>', 'this one, in full')
    .option('--server <url>', 'the address of Jenkins for links, instead of the fleet’s domain')
    .option('--html <file>', 'with --roll: also write its page there')
    .addOption(new Option('--markdown', 'with --roll: print Markdown, for chat').conflicts('json'))
    .option('--json', 'print JSON')
    .action((named: string | undefined, options: HistoryOptions) =>
      run(async () => {
        const { showHistory } = await import('../roll/start/show-history.ts');
        return showHistory(named, options, world);
      }),
    );
