import type { Fleet } from '../../../fleet/schema/fleet.ts';
import type { TimeZone } from '../../../fleet/values/time-zone.ts';
import type { World } from '../../world.ts';
import { historyJson } from '../report/history.ts';
import { EventTeller, type RollEvent } from '../report/roll-events.ts';
import { rollStory } from '../report/roll-story.ts';
import { summaryText } from '../report/story-text.ts';
import type { JournalLine } from '../run/entry.ts';
import type { RollFacts } from '../run/roll-facts.ts';
import { RollState } from '../run/roll-state.ts';
import { eventJson, eventLine } from './event-line.ts';
import { frame } from './frame.ts';
import { LiveFrame } from './live-frame.ts';
import { rollView } from './roll-view.ts';

/** How a roll is shown while it runs. `live`: drawn over itself. `log`: a line for each event. `quiet`: only its end. */
export type DisplayMode = 'live' | 'log' | 'json' | 'quiet';

/** The mode that was asked for, or else the one that suits the terminal. */
export function displayMode(
  { json, quiet }: { readonly json?: true; readonly quiet?: true },
  { interactive }: { readonly interactive: boolean },
): DisplayMode {
  if (json) return 'json';
  if (quiet) return 'quiet';
  return interactive ? 'live' : 'log';
}

/** What a display needs beside the world. */
export interface DisplaySettings {
  readonly fleet: Fleet;
  /** Where Jenkins is, for links. */
  readonly server: URL;
  /** The zone in which times are told at the end. */
  readonly zone: TimeZone;
  readonly mode: DisplayMode;
}

/** Twice a second is enough to count seconds down. */
const REDRAW = 500;
const EVENTS = 40;

/**
 * Shows a roll while it runs. Events go to `err` in a log and to `out` as JSON; what came of it goes to `out` at the end.
 * When the world is asked to stop, what was drawn stays, the cursor comes back, and events follow as in a log.
 */
export class RollDisplay {
  readonly #world: World;
  readonly #settings: DisplaySettings;
  readonly #state = new RollState();
  readonly #teller = new EventTeller();
  readonly #details = new Map<number, string>();
  readonly #frame: LiveFrame;
  readonly #lines: JournalLine[] = [];
  readonly #onStop = () => this.#leaveLive();
  #mode: DisplayMode;
  #events: readonly RollEvent[] = [];
  #facts: RollFacts | undefined;
  #stopTicks = () => {};

  /** @param before - the lines that the journal has already; they are not told again. */
  constructor(world: World, settings: DisplaySettings, before: readonly JournalLine[] = []) {
    this.#world = world;
    this.#settings = settings;
    this.#mode = settings.mode;
    this.#frame = new LiveFrame(world.terminal);
    for (const line of before) this.#take(line);
    if (this.#mode !== 'live') return;
    this.#stopTicks = world.every(REDRAW, () => this.#draw());
    world.signal.addEventListener('abort', this.#onStop, { once: true });
  }

  /** A line that was written into the journal. */
  line(line: JournalLine): void {
    const event = this.#take(line);
    if (event === undefined) return;
    const { terminal } = this.#world;
    if (this.#mode === 'json') terminal.out(`${eventJson(event)}\n`);
    if (this.#mode === 'log') terminal.err(`${eventLine(event, terminal)}\n`);
  }

  /** What was seen last. */
  look(facts: RollFacts): void {
    this.#facts = facts;
  }

  /** What an act is busy with. @param of - the number of its line. */
  busy(of: number, detail: string): void {
    this.#details.set(of, detail);
  }

  /** Ends the display: what came of the roll so far is left on the screen. To be called whatever happens; once is enough. */
  end(): void {
    this.#stopTicks();
    this.#world.signal.removeEventListener('abort', this.#onStop);
    this.#frame.clear();
    const { terminal, now } = this.#world;
    const story = rollStory(this.#lines, now());
    if (story === undefined) return;
    if (this.#settings.mode === 'json')
      terminal.out(`${JSON.stringify({ summary: historyJson([story])[0] })}\n`);
    else terminal.out(summaryText({ story, ...this.#settings }, terminal));
  }

  #take(line: JournalLine): RollEvent | undefined {
    this.#lines.push(line);
    this.#state.add(line);
    if (line.entry.kind === 'outcome') this.#details.delete(line.entry.of);
    const event = this.#teller.tell(line);
    if (event !== undefined) this.#events = [...this.#events, event].slice(-EVENTS);
    return event;
  }

  #draw(): void {
    if (this.#lines[0]?.entry.kind !== 'begun') return;
    const { terminal, now } = this.#world;
    const seen = {
      fleet: this.#settings.fleet,
      facts: this.#facts,
      events: this.#events,
      details: this.#details,
    };
    const view = rollView(this.#state, seen, now());
    // The last line is where the cursor stands.
    const size = { width: terminal.width, height: terminal.height - 1, colour: terminal.colour };
    this.#frame.draw(frame(view, size));
  }

  #leaveLive(): void {
    this.#stopTicks();
    this.#draw();
    this.#frame.release();
    this.#mode = 'log';
  }
}
