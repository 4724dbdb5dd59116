import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseInstanceTypes } from '../../fleet/catalogue/instance-types.ts';
import { loadFleet } from '../../fleet/check.ts';
import { BOT_PARTS, botPackage } from '../../fleet/resolve/bot-parts.ts';
import type { Fleet } from '../../fleet/schema/fleet.ts';
import { synthText, terraformOf } from '../../stacks/synth.ts';
import type { Emulator } from '../../tools/adapters/emulator/emulator.ts';
import { MotoEmulators } from '../../tools/adapters/emulator/moto-emulators.ts';
import { diskFiles } from '../../tools/adapters/files/disk-files.ts';
import { machinePrograms } from '../../tools/adapters/process/machine-programs.ts';
import { ProgramTerraform } from '../../tools/adapters/terraform/program-terraform.ts';
import { findTerraform } from '../../tools/cloud/find-terraform.ts';
import { withProviders } from '../../tools/cloud/provider-settings.ts';
import { environmentFor } from '../../tools/emulator/environment.ts';
import { EMULATOR_PYTHON } from '../../tools/emulator/installed.ts';
import { emulatorOverride, OVERRIDE_FILE } from '../../tools/emulator/override.ts';
import { judgeScan, verdictText } from '../../tools/policy-scan/judge-scan.ts';
import { scanPlan } from '../../tools/policy-scan/scan-plan.ts';
import type { ScanFinding } from '../../tools/policy-scan/scan-report.ts';
import { readWaivers } from '../../tools/policy-scan/waivers.ts';
import { processWorld } from '../../tools/process-world.ts';
import { pinsFor } from '../stacks/synthesised.ts';

const FLEETS = ['fleets/tvm/fleet.yaml', 'test/fixtures/everything.yaml'];
const CHECKOV = resolve('.venv/policy/bin/checkov');

const folder = mkdtempSync(join(tmpdir(), 'policy-scan-'));
const world = processWorld(process);
const read = (file: string) => readFileSync(file, 'utf8');
let emulator: Emulator;

beforeAll(async () => {
  const emulators = new MotoEmulators({
    python: resolve(EMULATOR_PYTHON),
    environment: process.env,
    files: diskFiles,
  });
  // A plan asks the account for its number and its zones, and for nothing else.
  const zones = ['tlcpack.ai', 'example.org'];
  emulator = await emulators.start({ folder: join(folder, 'emulator'), images: [], zones });
});
afterAll(async () => {
  await emulator?.stop();
  rmSync(folder, { recursive: true });
});

describe('the policy scan of the plans', () => {
  it('leaves nothing open, and no waiver without use', async () => {
    const findings: ScanFinding[] = [];
    for (const file of FLEETS) findings.push(...(await findingsOf(file)));
    const waivers = readWaivers(read('tools/policy-scan/waivers.yaml'));
    expect(verdictText(judgeScan(findings, waivers))).toBe('');
  });
});

async function findingsOf(file: string): Promise<readonly ScanFinding[]> {
  const fleet = loaded(file);
  const work = join(folder, file.replaceAll('/', '-'));
  configure(fleet, work);
  const own = withProviders(work, world);
  const environment = { ...own, ...environmentFor(emulator.endpoint, fleet.region) };
  const program = await findTerraform(machinePrograms, own, undefined);
  const terraform = new ProgramTerraform({ programs: machinePrograms, program, folder: work, environment });
  await terraform.init();
  await terraform.plan({});
  const plan = join(work, 'plan.json');
  writeFileSync(plan, JSON.stringify(await terraform.showPlan()));
  return scanPlan(plan, { programs: machinePrograms, checkov: CHECKOV, environment: process.env });
}

function loaded(file: string): Fleet {
  const catalogue = parseInstanceTypes(read('fleet/catalogue/ec2-instance-types.csv'));
  const result = loadFleet(file, { read, catalogue });
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.value;
}

/** Of the emulator's settings only those that lead there: what it cannot do is planned, and scanned, as AWS gets it. */
function configure(fleet: Fleet, work: string): void {
  const json = terraformOf({ fleet, pins: pinsFor(fleet), source: 'fleet.yaml' });
  const { terraform, provider } = emulatorOverride(json).json;
  mkdirSync(work);
  writeFileSync(join(work, 'main.tf.json'), synthText(json));
  writeFileSync(join(work, OVERRIDE_FILE), JSON.stringify({ terraform, provider }));
  // Terraform wants a hash of each package of the bot; what is scanned is the configuration, not the programs.
  for (const file of BOT_PARTS.map(part => join(work, botPackage(part)))) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, '');
  }
}
