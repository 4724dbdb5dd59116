import { EXIT, type ExitCode } from '../../exit-codes.ts';
import { openSoundFleet } from '../../fleet-file/open-fleet.ts';
import { openPins } from '../../fleet-file/open-pins.ts';
import { serverAddress } from '../../jobs/server-access.ts';
import { stepsOn } from '../../progress/steps.ts';
import { UserError } from '../../user-error.ts';
import type { World } from '../../world.ts';
import { type HeldLock, heldLock } from '../journal/held-lock.ts';
import { Journal } from '../journal/journal.ts';
import { newestRoll } from '../journal/newest-roll.ts';
import { rollId } from '../journal/roll-id.ts';
import { lockHolderText, who } from '../journal/who.ts';
import { notifierFrom } from '../notices/announcer.ts';
import type { Outlook } from '../notices/notices.ts';
import { outlookOf } from '../notices/outlook.ts';
import { mayBegin } from '../preflight/finding.ts';
import { preflight } from '../preflight/preflight.ts';
import { preflightJson, preflightText } from '../preflight/preflight-text.ts';
import { targetsOf } from '../run/targets.ts';
import { type RunTime, runTime } from '../windows/run-time.ts';
import { windowsReport } from '../windows/windows-report.ts';
import { askedCanary, checkAsked } from './asked-run.ts';
import type { RollTools, ToolsOf } from './roll-tools.ts';
import type { RunOptions } from './run-options.ts';
import { shownRoll } from './shown-roll.ts';
import { unfinished } from './unfinished.ts';

/** What holds of one run of the command. */
interface Asked {
  readonly named: string | undefined;
  readonly options: RunOptions;
  readonly world: World;
  readonly tools: RollTools;
  readonly opened: ReturnType<typeof openSoundFleet>;
  readonly server: URL;
  readonly by: string;
  readonly holder: string;
}

/**
 * Rolls what is outdated, or goes on with the roll that was begun. To be started by a schedule again and again: outside
 * the windows it says when the next one opens, and stops.
 */
export async function runCommand(
  named: string | undefined,
  options: RunOptions,
  world: World,
  toolsOf: ToolsOf,
): Promise<ExitCode> {
  const opened = openSoundFleet(named, world);
  checkAsked(options, opened.fleet);
  // An address that is none is told before anything begins.
  notifierFrom(world.environment);
  const pins = openPins(opened, options.images, world);
  const server = serverAddress(options.server, opened.fleet);
  const { journal, emulator, images } = options;
  const tools = await toolsOf({ opened, pins, server, journal, emulator, named, images });
  const by = who(options.by, world.environment);
  const asked = { named, options, world, tools, opened, server, by, holder: lockHolderText(by, world.self) };
  const newest = await newestRoll(tools.journals, world.self.nonce);
  const pending = newest && unfinished(newest.lines) ? newest : undefined;
  const killed = pending !== undefined && unfinished(pending.lines) === 'killed';
  const time = runTime(opened.fleet, world.now(), options.now === true);
  if (time.kind === 'closed' && !killed) return closed(asked);
  // What was begun is brought to its end, whatever a preflight says of a leader that is just away.
  const looked = killed ? undefined : await lookedBefore(pending?.roll, asked);
  if (looked?.passes === false) return EXIT.failed;
  const roll = pending?.roll ?? rollId(world.now(), () => Number.parseInt(world.self.nonce, 16) / 2 ** 32);
  return underLock(roll, asked, async lock => {
    await refuseStale(newest?.roll, asked);
    return rolled(roll, time, lock, { ...asked, outlook: looked?.outlook });
  });
}

/** Says when the next window opens. */
function closed({ options, world, opened }: Asked): ExitCode {
  const { facts, text } = windowsReport(opened.fleet, opened.file, { weeks: '1' }, world.now());
  world.terminal.out(options.json ? `${JSON.stringify(facts)}\n` : text);
  return EXIT.ok;
}

/** Whether a roll may begin, and what is foreseen of it. */
async function lookedBefore(roll: string | undefined, asked: Asked) {
  const { options, world, tools, holder } = asked;
  const steps = stepsOn(world, { quiet: options.quiet === true || options.json === true });
  const foresight = { now: options.now === true, only: options.only, roll, holder };
  const facts = await steps.step('preflight', () => tools.preflight(foresight));
  const findings = preflight(facts);
  const passes = mayBegin(findings);
  const { terminal } = world;
  if (options.json) terminal.out(`${JSON.stringify({ preflight: preflightJson(findings) })}\n`);
  else if (!passes) terminal.out(preflightText(findings, terminal));
  else if (!options.quiet && findings.some(({ level }) => level === 'warning'))
    terminal.err(preflightText(findings, terminal));
  return { passes, outlook: facts.plan.kind === 'read' ? outlookOf(facts.plan.value) : undefined };
}

async function underLock(
  roll: string,
  { world, tools, holder }: Asked,
  work: (lock: HeldLock) => Promise<ExitCode>,
): Promise<ExitCode> {
  const lock = await heldLock(tools.journals, { holder, roll, timeToLive: tools.lockTime }, world);
  if (lock.kind === 'held')
    throw new UserError(
      `${lock.by.holder} holds the lock of the fleet’s rolls until ${new Date(lock.by.expires).toISOString()}`,
      { fix: 'see what it does with `fleet roll status`', exitCode: EXIT.failed },
    );
  try {
    return await work(lock);
  } finally {
    await lock.giveBack();
  }
}

/** What was looked at before the lock was taken says nothing about a roll that somebody else began meanwhile. */
async function refuseStale(known: string | undefined, { tools }: Asked): Promise<void> {
  const newest = (await tools.journals.rolls()).at(-1);
  if (newest === known) return;
  throw new UserError(`the roll ${newest} was begun meanwhile`, {
    fix: 'start it again: it goes on with that one, if anything is left of it',
    exitCode: EXIT.failed,
  });
}

/** Begins a roll or goes on with it, and runs it to its end. */
async function rolled(
  roll: string,
  time: RunTime,
  lock: HeldLock,
  asked: Asked & { readonly outlook: Outlook | undefined },
): Promise<ExitCode> {
  const { options, world, tools, opened, by, server, outlook } = asked;
  const { fleet } = opened;
  const journal = await Journal.open(tools.journals, roll, world.self.nonce);
  const before = journal.lines.length;
  const closes = time.kind === 'open' ? time.closes : world.now();
  if (before > 0) await journal.append([{ kind: 'went-on', by, closes }], world.now());
  else {
    const jenkins = await tools.readJenkins();
    const targets = targetsOf(fleet, await tools.readMachines(), jenkins, options.only);
    if (targets.length === 0) {
      world.terminal.out(options.json ? '{"outdated":0}\n' : 'nothing is outdated, so nothing is rolled\n');
      return EXIT.ok;
    }
    const { why, only, now = false } = options;
    await journal.append(
      [{ kind: 'begun', roll, fleet: fleet.fleet, by, why, now, only, closes, targets }],
      world.now(),
    );
  }
  return shownRoll(
    { journal, told: before, lock, fleet, server, canary: askedCanary(options), outlook },
    options,
    tools,
    world,
  );
}
