import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Emulator } from '../adapters/emulator/emulator.ts';
import { MotoEmulators } from '../adapters/emulator/moto-emulators.ts';
import { findTerraform } from '../cloud/find-terraform.ts';
import { emulatedAccount } from '../emulator/emulated-account.ts';
import { emulatorSettings } from '../emulator/environment.ts';
import { EMULATOR_PYTHON } from '../emulator/installed.ts';
import { EXIT } from '../exit-codes.ts';
import { explainFailure } from '../explain-failure.ts';
import { openSoundFleet, type SoundFleet } from '../fleet-file/open-fleet.ts';
import { processWorld } from '../process-world.ts';
import { secondsText } from '../progress/step-line.ts';
import { type Steps, stepsOn } from '../progress/steps.ts';
import { EMULATOR_FOLDER } from '../synth/write-outputs.ts';
import { UserError } from '../user-error.ts';
import type { World } from '../world.ts';
import { showBot } from './bot/bot-act.ts';
import { botResult } from './bot/bot-result.ts';
import { showFleet } from './demo.ts';
import { newPins } from './roll/new-pins.ts';
import { rollFleet } from './roll/roll-act.ts';
import { rollResult } from './roll/roll-result.ts';
import { rollFolder } from './roll/roll-stage.ts';

const OUT = 'out';

const { values } = parseArgs({
  options: {
    fleet: { type: 'string', default: 'tvm' },
    keep: { type: 'boolean', default: false },
    debug: { type: 'boolean', default: false },
  },
});
const world = processWorld(process);
try {
  await demo(world);
} catch (error) {
  process.exitCode = explainFailure(error, world, values.debug);
}

async function demo(world: World): Promise<void> {
  const { terminal, environment, now } = world;
  const begun = now();
  await findTerraform(world.programs, environment, undefined);
  const steps = stepsOn(world);
  const opened = await steps.step('check', async () => openSoundFleet(values.fleet, world));
  const folder = join(OUT, opened.fleet.fleet, EMULATOR_FOLDER);
  const emulator = await started(opened, folder, steps, world);
  const shown = { named: values.fleet, opened, emulator: emulator.endpoint, out: OUT };
  try {
    const { page } = await showFleet(shown, steps, world);
    const talk = await actOfBot(opened, world);
    const { exit, account } = await rollFleet(shown, steps, world);
    terminal.out(rollResult(account));
    if (exit !== EXIT.ok || account.lost.length > 0) throw new UserError('the roll did not go as it should');
    terminal.out(
      `Took ${secondsText((now() - begun) / 1_000)}. The fleet as one picture: ${page}\nWhat was said under the pull requests: ${talk.join(', ')}\n`,
    );
    if (values.keep) {
      await emulator.keep();
      terminal.out(kept(emulator.endpoint, opened.fleet.region, folder));
    }
  } finally {
    if (!values.keep) await steps.step('stop the AWS emulator', () => emulator.stop());
  }
}

/** @returns the paths of pages that show what was said */
async function actOfBot({ fleet }: SoundFleet, world: World): Promise<readonly string[]> {
  const { account, pages } = await showBot(rollFolder(OUT, fleet.fleet), world);
  world.terminal.out(botResult(account));
  if (account.wrong.length > 0) throw new UserError('the story of the bot did not end as it should');
  return pages;
}

/** Starts an emulator with all that the demo needs to be there, also the images that are pinned later. */
async function started(opened: SoundFleet, folder: string, steps: Steps, world: World): Promise<Emulator> {
  const { environment, files, signal } = world;
  const emulators = new MotoEmulators({ python: EMULATOR_PYTHON, environment, files });
  await emulators.stopKept(folder);
  // Its state was of an emulator that is no more.
  for (const path of files.list(folder)) if (/tfstate/.test(path)) files.remove(join(folder, path), folder);
  const pins = newPins(opened, join(rollFolder(OUT, opened.fleet.fleet), 'images.yaml'), world);
  const account = emulatedAccount(opened.fleet, pins.before, pins.after);
  return steps.step('start the AWS emulator', () => emulators.start({ folder, ...account, signal }));
}

/** How a person goes on with an emulator that was left up. */
function kept(endpoint: string, region: string, folder: string): string {
  const settings = Object.entries(emulatorSettings(endpoint, region)).map(
    ([name, value]) => `export ${name}=${value}`,
  );
  return `
The emulator stays up until \`rm ${join(folder, 'kept.json')}\`. To use it:
  npx fleet plan ${values.fleet} --emulator ${endpoint}
and for other AWS clients:
  ${settings.join('\n  ')}
`;
}
