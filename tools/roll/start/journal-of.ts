import type { Fleet } from '../../../fleet/schema/fleet.ts';
import type { JournalStore } from '../../adapters/journal-store/journal-store.ts';
import { EXIT } from '../../exit-codes.ts';
import { openSoundFleet } from '../../fleet-file/open-fleet.ts';
import { UserError } from '../../user-error.ts';
import type { World } from '../../world.ts';
import type { Journal } from '../journal/journal.ts';
import { journalPlace } from '../journal/journal-place.ts';
import { journalStoreAt } from '../journal/journal-store-at.ts';
import { newestRoll } from '../journal/newest-roll.ts';

/** Where journals are looked for. */
export interface JournalOptions {
  readonly journal?: string;
  readonly emulator?: string;
}

/** A fleet and the journals of its rolls. */
export interface FleetJournals {
  readonly fleet: Fleet;
  readonly journals: JournalStore;
}

/** Opens a fleet and the journals of its rolls. */
export async function journalsOf(
  named: string | undefined,
  { journal, emulator }: JournalOptions,
  world: World,
): Promise<FleetJournals> {
  const { fleet } = openSoundFleet(named, world);
  return { fleet, journals: await journalStoreAt(journalPlace(journal, fleet, emulator)) };
}

/** The journal of the latest roll. @throws UserError when there was none */
export async function latestJournal({ fleet, journals }: FleetJournals, world: World): Promise<Journal> {
  const newest = await newestRoll(journals, world.self.nonce);
  if (newest !== undefined) return newest;
  throw new UserError(`no roll of \`${fleet.fleet}\` was begun yet`, {
    fix: `see what one would do with \`fleet roll plan ${fleet.fleet}\``,
    exitCode: EXIT.failed,
  });
}
