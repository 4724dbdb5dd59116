import { EXIT, type ExitCode } from '../../exit-codes.ts';
import { openSoundFleet } from '../../fleet-file/open-fleet.ts';
import { openPins } from '../../fleet-file/open-pins.ts';
import { serverAddress } from '../../jobs/server-access.ts';
import type { World } from '../../world.ts';
import { newestRoll } from '../journal/newest-roll.ts';
import { NotNow } from '../run/hands.ts';
import type { RollFacts } from '../run/roll-facts.ts';
import { statusJson } from '../show/status-json.ts';
import { statusText } from '../show/status-text.ts';
import { type StatusInputs, statusView } from '../show/status-view.ts';
import { watchStatus } from '../show/watch-status.ts';
import type { JournalOptions } from './journal-of.ts';
import type { RollTools, ToolsOf } from './roll-tools.ts';
import { sleepOn } from './sleep-on.ts';

/** How the status is asked for. */
export interface StatusOptions extends JournalOptions {
  readonly images?: string;
  readonly server?: string;
  readonly watch?: true;
  readonly json?: true;
}

/** Shows how the latest roll stands and what it waits for. It changes nothing. */
export async function showStatus(
  named: string | undefined,
  options: StatusOptions,
  world: World,
  toolsOf: ToolsOf,
): Promise<ExitCode> {
  const opened = openSoundFleet(named, world);
  const { fleet } = opened;
  const server = serverAddress(options.server, fleet);
  const pins = openPins(opened, options.images, world);
  const { journal, emulator, images } = options;
  const tools = await toolsOf({ opened, pins, server, journal, emulator, named, images });
  const read = () => readStatus(tools, world);
  if (options.watch) await watchStatus(world, { fleet, server, read, sleep: sleepOn(world) });
  else {
    const status = statusView(await read(), fleet, world.now());
    const { terminal } = world;
    terminal.out(
      options.json
        ? `${JSON.stringify(statusJson(status, server), null, 2)}\n`
        : statusText(status, server, terminal),
    );
  }
  return EXIT.ok;
}

async function readStatus(tools: RollTools, world: World): Promise<StatusInputs> {
  const journal = await newestRoll(tools.journals, world.self.nonce);
  const lock = await tools.journals.heldBy(world.now());
  return { lines: journal?.lines ?? [], facts: await lookIfPossible(tools), lock };
}

/** A status is told also where AWS or Jenkins cannot be asked. */
async function lookIfPossible({ hands }: RollTools): Promise<RollFacts | undefined> {
  try {
    return await hands.look();
  } catch (error) {
    if (error instanceof NotNow || error instanceof Error) return undefined;
    throw error;
  }
}
