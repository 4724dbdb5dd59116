import { dirname, join, relative } from 'node:path';
import { openCloud } from '../../cloud/cloud.ts';
import { applyCloud, planCloud } from '../../cloud/planned.ts';
import type { ExitCode } from '../../exit-codes.ts';
import { openSoundFleet, type SoundFleet } from '../../fleet-file/open-fleet.ts';
import { summaryText } from '../../plan/summary.ts';
import { type Steps, stepsOn } from '../../progress/steps.ts';
import { realTools } from '../../roll/start/real-tools.ts';
import { runCommand } from '../../roll/start/run-command.ts';
import { sleepOn } from '../../roll/start/sleep-on.ts';
import type { World } from '../../world.ts';
import { DEMO_ORDER } from './demo-work.ts';
import { madeUpConsoles } from './made-up-consoles.ts';
import { openStage, rollFolder, type Stage } from './roll-stage.ts';
import { Traffic, type TrafficAccount } from './traffic.ts';

/** What the third act is shown with. */
export interface RollActOptions {
  readonly opened: SoundFleet;
  /** The emulator's address. */
  readonly emulator: string;
  /** The folder above the fleet's own. */
  readonly out: string;
}

/** What came of it. */
export interface RollActResult {
  readonly exit: ExitCode;
  readonly account: TrafficAccount;
}

/** The Jenkins that runs before the roll: one patch behind TVM's fleet file. */
const RUNS = '2.528.2';

/** Machines of groups that nothing is changed about, so that there is work elsewhere, too. */
const BESIDE: Readonly<Record<string, number>> = { cpu: 5, arm: 1 };

/** How often the fleet is looked at, how long Pipelines get to pause, how often a build is asked for, in milliseconds. */
const POLL = 1_000;
const GRACE = 2_000;
const TRIGGER_EVERY = 1_200;
const LOOK_EVERY = 1_000;

/** The folder of journals, beside the fleet file of the demo. */
const JOURNALS = 'rolls';

/** The fleet as it is rolled here: those that go first are watched for seconds. The newer images are pinned beside it. */
const overlay = (base: string): string =>
  `# Written by the demo.\nbase: ${base}\nmaintenance: {canary: {machines: 1, bake: 2s}}\n`;

/** Rolls a fleet on the emulator to newer images and a newer Jenkins while builds run. */
export async function rollFleet(
  { opened, emulator, out }: RollActOptions,
  steps: Steps,
  world: World,
): Promise<RollActResult> {
  const folder = rollFolder(out, opened.fleet.fleet);
  const named = join(folder, 'fleet.yaml');
  world.files.write(named, overlay(relative(folder, opened.file)));
  // What an earlier demo began was of an emulator that is no more.
  const old = join(folder, JOURNALS);
  for (const path of world.files.list(old)) world.files.remove(join(old, path), old);
  const stage = await openStage({ opened: openSoundFleet(named, world), emulator, runs: RUNS }, world);
  const traffic = new Traffic(stage.standIn, DEMO_ORDER);
  const ends = [playing(stage), triggering(stage, traffic)];
  try {
    await steps.step('apply the newer images', () => applyTemplates(named, { emulator, out }, opened, stage));
    const exit = await rolled(named, { emulator }, stage);
    ends.pop()?.();
    await steps.step('let the last builds end', () => quiet(traffic, world));
    return { exit, account: traffic.account() };
  } finally {
    for (const end of ends) end();
    await stage.stop();
  }
}

/** The very code of `fleet roll run`, but for what nobody can log in to, and for its patience. */
const rolled = (
  named: string,
  { emulator }: Pick<RollActOptions, 'emulator'>,
  { standIn, ansible, world }: Stage,
): Promise<ExitCode> =>
  runCommand(
    named,
    {
      server: standIn.url.href,
      emulator,
      journal: join(dirname(named), JOURNALS),
      now: true,
      why: 'to show it',
      by: 'demo',
    },
    world,
    of =>
      realTools(of, world, {
        ansible,
        consoles: madeUpConsoles,
        poll: POLL,
        grace: GRACE,
        // All that a plan of everything found was applied a moment ago.
        stray: [],
      }),
  );

/** Launch templates are changed by `fleet apply` at once; machines that run are made anew by nobody but a roll. */
async function applyTemplates(
  named: string,
  { emulator, out }: Pick<RollActOptions, 'emulator' | 'out'>,
  { fleet }: SoundFleet,
  { enlarge, look, world }: Stage,
): Promise<void> {
  const pools = Object.keys(BESIDE).filter(pool => fleet.pools[pool]?.kind === 'autoscaled');
  await enlarge(Object.fromEntries(pools.map(pool => [pool, BESIDE[pool] ?? 0])));
  await look();
  const quietly = stepsOn(world, { quiet: true });
  const { terraform } = await openCloud(named, { out, emulator }, quietly, world);
  const planned = await planCloud(terraform, {}, quietly);
  world.terminal.out(summaryText(planned.summary, planned.changes));
  await applyCloud(terraform, planned, quietly);
}

/** Plays the agents of the machines until it is told to end. */
function playing({ look, world }: Stage): () => void {
  let busy = false;
  return world.every(LOOK_EVERY, () => {
    if (busy) return;
    busy = true;
    // What AWS does not answer now is asked again in a second.
    void look()
      .catch(() => {})
      .finally(() => {
        busy = false;
      });
  });
}

const triggering = ({ world }: Stage, traffic: Traffic): (() => void) =>
  world.every(TRIGGER_EVERY, () => void traffic.trigger());

/** Waits until no build of the developers waits or runs, for a minute at most. */
async function quiet(traffic: Traffic, world: World): Promise<void> {
  const sleep = sleepOn(world);
  const begun = world.now();
  while (!traffic.isQuiet() && world.now() - begun < 60_000) await sleep(500);
}
