import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Emulator } from '../../tools/adapters/emulator/emulator.ts';
import { machinePrograms } from '../../tools/adapters/process/machine-programs.ts';
import { withProviders } from '../../tools/cloud/provider-settings.ts';
import { environmentFor } from '../../tools/emulator/environment.ts';
import { emulatorOverride, OVERRIDE_FILE } from '../../tools/emulator/override.ts';
import { processWorld } from '../../tools/process-world.ts';
import { emulatedFleet } from './emulated-world.ts';

const CLI_FOLDER = 'bench/cdktf-cli';

/** Locking asks the registry for the providers of all platforms. */
const NO_LOCK = '--skip-provider-lock';

const world = processWorld(process);
const folder = mkdtempSync(join(tmpdir(), 'cdktf-cli-'));
const started: Emulator[] = [];

// Half a gigabyte, so it is no dependency of the project; the benchmark uses the same folder.
beforeAll(async () => {
  if (!existsSync(join(CLI_FOLDER, 'node_modules')))
    await run('npm', ['ci', '--prefix', CLI_FOLDER], world.environment);
});
afterAll(async () => {
  for (const emulator of started) await emulator.stop();
  rmSync(folder, { recursive: true });
});

describe('the ordinary CDKTF command line', () => {
  it('synthesises for TVM what `fleet synth` does', async () => {
    const project = projectOf('tvm');
    await project.cdktf(['synth']);
    const words = ['tools/fleet.mjs', 'synth', 'tvm', '--quiet', '--out', folder];
    await run(process.execPath, words, world.environment);
    const theirs = configurationIn(project.stack, 'cdk.tf.json');
    const ours = configurationIn(folder, 'tvm/terraform/main.tf.json');
    expect(theirs.configuration).toEqual(ours.configuration);
    expect(theirs.comment).toMatchObject(ours.comment);
  });

  it('plans the fleet of TVM', async () => {
    const { cdktf, resources } = await emulated('tvm');
    expect(await cdktf(['plan', NO_LOCK])).toContain(`Plan: ${resources} to add, 0 to change, 0 to destroy.`);
  });

  it('applies the smallest fleet', async () => {
    const { cdktf, resources, stack } = await emulated('starter');
    const told = await cdktf(['apply', '--auto-approve', NO_LOCK, '--terraform-parallelism', '40']);
    expect(told).toContain(`Apply complete! Resources: ${resources} added, 0 changed, 0 destroyed.`);
    const { outputs } = JSON.parse(readFileSync(join(stack, 'terraform.tfstate'), 'utf8'));
    expect(outputs).toMatchObject({ url: { value: 'https://ci.example.org/' } });
  });
});

/** The project with one of its fleets, as the command line sees it. */
function projectOf(fleet: string, more: Readonly<Record<string, string | undefined>> = {}) {
  const output = join(folder, `${fleet}.cdktf.out`);
  const program = join(CLI_FOLDER, 'node_modules/cdktf-cli/bundle/bin/cdktf');
  const settings = {
    FLEET: `fleets/${fleet}/fleet.yaml`,
    CI: '1',
    CHECKPOINT_DISABLE: '1',
    // Else it would make a cache of providers in the home of whoever runs the tests.
    CDKTF_DISABLE_PLUGIN_CACHE_ENV: '1',
  };
  const environment = { ...withProviders(folder, world), ...settings, ...more };
  return {
    stack: join(output, 'stacks', fleet),
    cdktf: (words: readonly string[]) =>
      run(process.execPath, [program, ...words, '--output', output, '--no-color'], environment),
  };
}

/** The same on an emulator of its own: its settings stand beside the configuration, in a file of their own. */
async function emulated(fleet: string) {
  const { emulator, opened } = await emulatedFleet(fleet, join(folder, fleet));
  started.push(emulator);
  const project = projectOf(fleet, environmentFor(emulator.endpoint, opened.fleet.region));
  await project.cdktf(['synth']);
  const { configuration } = configurationIn(project.stack, 'cdk.tf.json');
  const { json, omitted } = emulatorOverride(configuration);
  world.files.write(join(project.stack, OVERRIDE_FILE), JSON.stringify(json));
  const all = Object.values(configuration.resource).flatMap(Object.keys);
  return { ...project, resources: all.length - omitted.length };
}

async function run(
  program: string,
  words: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): Promise<string> {
  const { exitCode, out, err } = await machinePrograms.run({ program, words, environment });
  expect(exitCode, `${out}\n${err}`).toBe(0);
  return out;
}

interface Configuration {
  readonly resource: Readonly<Record<string, object>>;
}

/** Terraform's input, and apart from it the comment at its top: only there the command line adds something of its own. */
function configurationIn(
  place: string,
  file: string,
): { readonly configuration: Configuration; readonly comment: object } {
  const { '//': comment, ...configuration } = JSON.parse(readFileSync(join(place, file), 'utf8'));
  return { configuration, comment };
}
