import type { Fleet } from '../../../fleet/schema/fleet.ts';
import type { World } from '../../world.ts';
import { eventLine } from './event-line.ts';
import { LiveFrame } from './live-frame.ts';
import { statusFrame, statusText } from './status-text.ts';
import { type StatusInputs, statusView } from './status-view.ts';

/** What is watched. */
export interface Watched {
  readonly fleet: Fleet;
  /** Where Jenkins is, for links. */
  readonly server: URL;
  /** Reads journal, lock and Jenkins anew. */
  readonly read: () => Promise<StatusInputs>;
  /** Waits so many milliseconds, or until the world is asked to stop. */
  readonly sleep: (milliseconds: number) => Promise<void>;
}

const REDRAW = 500;
const BETWEEN_READINGS = 5_000;

/**
 * Shows the newest roll until it has ended or the world is asked to stop: on a terminal drawn over itself, elsewhere a
 * line for each event that comes. At the end the whole status stays.
 */
export async function watchStatus(world: World, watched: Watched): Promise<void> {
  const { terminal, now, every, signal } = world;
  const { fleet, server, read, sleep } = watched;
  const live = new LiveFrame(terminal);
  let inputs = await read();
  const status = () => statusView(inputs, fleet, now());
  const size = () => ({ width: terminal.width, height: terminal.height - 1, colour: terminal.colour });
  const draw = () => live.draw(statusFrame(status(), size()));
  const stopTicks = terminal.interactive ? every(REDRAW, draw) : () => {};
  const stop = () => {
    stopTicks();
    live.clear();
  };
  signal.addEventListener('abort', stop, { once: true });
  let told = inputs.lines.length;
  try {
    while (!signal.aborted && status().roll?.ended === false) {
      await sleep(BETWEEN_READINGS);
      if (signal.aborted) break;
      inputs = await read();
      const fresh = status().roll?.events.filter(({ number }) => number > told) ?? [];
      if (!terminal.interactive) for (const event of fresh) terminal.err(`${eventLine(event, terminal)}\n`);
      told = inputs.lines.length;
    }
  } finally {
    stopTicks();
    signal.removeEventListener('abort', stop);
    live.clear();
  }
  terminal.out(statusText(status(), server, terminal));
}
