import { join } from 'node:path';
import type { Fleet } from '../../../fleet/schema/fleet.ts';
import { TimeZone } from '../../../fleet/values/time-zone.ts';
import { EXIT, type ExitCode } from '../../exit-codes.ts';
import type { World } from '../../world.ts';
import type { HeldLock } from '../journal/held-lock.ts';
import type { Journal } from '../journal/journal.ts';
import { heraldFrom } from '../notices/herald.ts';
import type { Outlook } from '../notices/notices.ts';
import { rollStory } from '../report/roll-story.ts';
import { storyMarkdown } from '../report/story-markdown.ts';
import { storyPage } from '../report/story-page.ts';
import type { JournalLine, RollEnd } from '../run/entry.ts';
import { runRoll } from '../run/run-roll.ts';
import { settingsOf } from '../run/settings.ts';
import { displayMode, RollDisplay } from '../show/roll-display.ts';
import type { RollTools } from './roll-tools.ts';
import type { RunOptions } from './run-options.ts';

/** Where reports go, below the fleet's folder. */
const OUT = 'out';

/** A roll that is about to run. */
export interface BegunRoll {
  readonly journal: Journal;
  /** How many lines were there before. */
  readonly told: number;
  readonly lock: HeldLock;
  readonly fleet: Fleet;
  readonly server: URL;
  /** How many machines of each image go first, instead of what the file says. */
  readonly canary: number | undefined;
  /** What was foreseen just before; undefined: it goes on with what was begun. */
  readonly outlook: Outlook | undefined;
}

/** What each end means to whoever started it: outdated machines that are left are a difference, not a failure. */
const EXITS: Readonly<Record<RollEnd | 'interrupted', ExitCode>> = {
  complete: EXIT.ok,
  window: EXIT.different,
  aborted: EXIT.different,
  stopped: EXIT.failed,
  'rolled-back': EXIT.failed,
  interrupted: EXIT.interrupted,
};

/** Runs a roll, shows it, and leaves its report behind, whatever becomes of it. */
export async function shownRoll(
  { journal, told, lock, fleet, server, canary, outlook }: BegunRoll,
  options: RunOptions,
  { hands, clock, poll, grace }: RollTools,
  world: World,
): Promise<ExitCode> {
  const zone = fleet.maintenance.windows[0]?.zone ?? TimeZone.parse('UTC');
  const mode = displayMode(options, world.terminal);
  const display = new RollDisplay(world, { fleet, server, zone, mode }, journal.lines.slice(0, told));
  const herald = heraldFrom(world, { server, zone, outlook }, journal.lines.slice(0, told));
  const show = (line: JournalLine) => {
    display.line(line);
    herald.line(line);
  };
  journal.lines.slice(told).forEach(show);
  try {
    const end = await runRoll({
      journal: guarded(journal, lock),
      hands,
      clock,
      settings: settingsOf(fleet, canary, grace),
      poll,
      signal: world.signal,
      onLine: show,
      onLook: facts => display.look(facts),
      onBusy: ({ number }, detail) => display.busy(number, detail),
    });
    return EXITS[end];
  } finally {
    display.end();
    report(journal.lines, { fleet, server, zone }, world);
    await herald.end();
  }
}

/** Nothing is meant, so nothing is done, by a process that may have lost the lock. */
const guarded = (journal: Journal, lock: HeldLock) => ({
  get lines() {
    return journal.lines;
  },
  append: (...given: Parameters<Journal['append']>) => {
    if (given[0].length > 0) lock.check();
    return journal.append(...given);
  },
  refresh: () => journal.refresh(),
});

function report(
  lines: readonly JournalLine[],
  { fleet, server, zone }: { readonly fleet: Fleet; readonly server: URL; readonly zone: TimeZone },
  { files, now, terminal }: World,
): void {
  const story = rollStory(lines, now());
  if (story === undefined) return;
  const reported = { story, server, zone };
  const path = join(OUT, fleet.fleet, `roll-${story.roll}`);
  files.write(`${path}.html`, storyPage(reported));
  files.write(`${path}.md`, storyMarkdown(reported));
  terminal.err(`report: ${path}.html, and ${path}.md for chat\n`);
}
