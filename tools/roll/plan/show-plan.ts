import type { ImagePins } from '../../../fleet/images/pins.ts';
import type { Fleet } from '../../../fleet/schema/fleet.ts';
import { TimeZone } from '../../../fleet/values/time-zone.ts';
import { JenkinsFailed } from '../../adapters/jenkins/jenkins.ts';
import { EXIT, type ExitCode } from '../../exit-codes.ts';
import { openSoundFleet } from '../../fleet-file/open-fleet.ts';
import { openPins } from '../../fleet-file/open-pins.ts';
import { jenkinsCredentials, serverAddress } from '../../jobs/server-access.ts';
import { type Steps, stepsOn } from '../../progress/steps.ts';
import type { World } from '../../world.ts';
import { withJenkinsDrift } from '../drift/jenkins-drift.ts';
import type { MachinesFrom, ReadMachines } from '../drift/read-machines.ts';
import type { JenkinsFacts } from '../facts.ts';
import { readJenkins } from '../jenkins-facts/read-jenkins.ts';
import { askedInstant } from '../windows/asked-time.ts';
import { nextOpening, openingAt, openUntil } from '../windows/openings.ts';
import { isUpToDate } from './planned.ts';
import { planJson } from './report/plan-json.ts';
import { planMarkdown } from './report/plan-markdown.ts';
import { planPage } from './report/plan-page.ts';
import { planText } from './report/plan-text.ts';
import { rollPlan } from './roll-plan.ts';

/** How the plan is asked for. */
export interface PlanOptions {
  readonly images?: string;
  readonly server?: string;
  readonly emulator?: string;
  /** Plan for this time, instead of now. */
  readonly at?: string;
  /** Writes a page with the timeline there, too. */
  readonly html?: string;
  readonly markdown?: true;
  readonly json?: true;
  readonly quiet?: true;
}

/** The world, and the way to AWS, for which tests have their own. */
export interface PlanWorld {
  readonly world: World;
  readonly machinesOf: (fleet: Fleet, pins: ImagePins, from: MachinesFrom) => Promise<ReadMachines>;
}

/** Prints what a roll of a fleet would do. It changes nothing. @returns `different` when something is outdated. */
export async function showPlan(
  named: string | undefined,
  options: PlanOptions,
  { world, machinesOf }: PlanWorld,
): Promise<ExitCode> {
  const opened = openSoundFleet(named, world);
  const { fleet } = opened;
  const pins = openPins(opened, options.images, world);
  const server = serverAddress(options.server, fleet);
  const at = options.at === undefined ? world.now() : askedInstant(options.at);
  const steps = stepsOn(world, { quiet: options.quiet === true });
  const { region } = fleet;
  const { emulator } = options;
  const from = { region, signal: world.signal, ...(emulator === undefined ? {} : { emulator }) };
  const { machines: seen, notes } = await steps.step('machines in AWS', () => machinesOf(fleet, pins, from));
  const { jenkins, why } = await jenkinsIfReadable(server, steps, world);
  const machines = withJenkinsDrift(fleet, seen, jenkins);
  const { opening, zone } = openingFor(fleet, at);
  const plan = rollPlan({ fleet, machines, jenkins, readAt: world.now(), at, opening });
  const reported = { plan, server, zone, notes: [...why, ...notes] };
  if (options.html !== undefined) world.files.write(options.html, planPage(reported));
  world.terminal.out(textOf(reported, options, world));
  return isUpToDate(plan) ? EXIT.ok : EXIT.different;
}

function textOf(reported: Parameters<typeof planText>[0], options: PlanOptions, { terminal }: World): string {
  if (options.json) return `${JSON.stringify(planJson(reported), null, 2)}\n`;
  return options.markdown ? planMarkdown(reported) : planText(reported, terminal);
}

/** Without Jenkins the plan is rougher, and says so; it is not waited for. Half an account is a mistake and ends it. */
async function jenkinsIfReadable(
  server: URL,
  steps: Steps,
  world: World,
): Promise<{ readonly jenkins: JenkinsFacts | undefined; readonly why: readonly string[] }> {
  const credentials = jenkinsCredentials(world);
  try {
    const jenkins = await steps.step('what Jenkins runs', () =>
      readJenkins({ server, credentials, signal: world.signal, pauses: [] }, world),
    );
    return { jenkins, why: [] };
  } catch (error) {
    if (!(error instanceof JenkinsFailed) || world.signal.aborted) throw error;
    const fix = error.fix === undefined ? '' : ` (${error.fix})`;
    return { jenkins: undefined, why: [`Jenkins could not be read: ${error.message}${fix}`] };
  }
}

/** The window that is open, or else the next; through windows that overlap or touch. */
function openingFor({ maintenance }: Fleet, at: number) {
  const found = openingAt(maintenance, at) ?? nextOpening(maintenance, at);
  if (found === undefined) return { opening: undefined, zone: TimeZone.parse('UTC') };
  const { opens, closes, zone } = found;
  return { opening: { opens, closes: openUntil(maintenance, Math.max(at, opens)) ?? closes }, zone };
}
