import { EXIT, type ExitCode } from '../../exit-codes.ts';
import { UserError } from '../../user-error.ts';
import type { World } from '../../world.ts';
import { rollEnd } from '../journal/newest-roll.ts';
import { who } from '../journal/who.ts';
import type { Order } from '../run/entry.ts';
import { type JournalOptions, journalsOf, latestJournal } from './journal-of.ts';

/** How an order is given. */
export interface OrderOptions extends JournalOptions {
  readonly by?: string;
  readonly why?: string;
}

/** What each order brings about, for who gave it. */
const EFFECTS: Readonly<Record<Order, string>> = {
  pause: 'nothing more is begun; what has begun comes to its end',
  resume: 'it goes on',
  abort: 'what has not gone yet takes builds again, and then it ends',
  rollback:
    'what has not gone yet takes builds again, and a leader that is not back yet is put back as it was',
};

/** Writes an order into the journal of the latest roll; the process that runs it obeys at its next look. */
export async function giveOrder(
  order: Order,
  named: string | undefined,
  options: OrderOptions,
  world: World,
): Promise<ExitCode> {
  const found = await journalsOf(named, options, world);
  const journal = await latestJournal(found, world);
  const end = rollEnd(journal.lines);
  if (end !== undefined)
    throw new UserError(`the roll ${journal.roll} has ended (${end}), so there is nothing to ${order}`, {
      fix: `see \`fleet roll history ${found.fleet.fleet}\``,
      exitCode: EXIT.failed,
    });
  const by = who(options.by, world.environment);
  await journal.append([{ kind: 'order', order, by, why: options.why }], world.now());
  const lock = await found.journals.heldBy(world.now());
  const runs =
    lock === undefined ? '; nobody runs it now, so that is when `fleet roll run` goes on with it' : '';
  world.terminal.out(`${journal.roll}: ${EFFECTS[order]}${runs}\n`);
  return EXIT.ok;
}
