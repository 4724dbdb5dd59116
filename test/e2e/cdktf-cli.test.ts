import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { machinePrograms } from '../../tools/adapters/process/machine-programs.ts';

const CLI_FOLDER = 'bench/cdktf-cli';
const FLEET = 'fleets/tvm/fleet.yaml';

const folder = mkdtempSync(join(tmpdir(), 'cdktf-cli-'));
const environment = { ...process.env, FLEET, CI: '1', CHECKPOINT_DISABLE: '1' };

// Half a gigabyte, so it is no dependency of the project; the benchmark uses the same folder.
beforeAll(async () => {
  if (!existsSync(join(CLI_FOLDER, 'node_modules'))) await run('npm', ['ci', '--prefix', CLI_FOLDER]);
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('the ordinary CDKTF command line on the fleet of TVM', () => {
  it('synth gives what `fleet synth` gives', async () => {
    await cdktf(['synth']);
    await run(process.execPath, ['tools/fleet.mjs', 'synth', FLEET, '--quiet', '--out', folder]);
    const theirs = configurationIn('cdktf.out/stacks/tvm/cdk.tf.json');
    const ours = configurationIn('tvm/terraform/main.tf.json');
    expect(theirs.configuration).toEqual(ours.configuration);
    expect(theirs.comment).toMatchObject(ours.comment);
  });
});

const cdktf = (words: readonly string[]) =>
  run(process.execPath, [
    join(CLI_FOLDER, 'node_modules/cdktf-cli/bundle/bin/cdktf'),
    ...words,
    ...['--output', join(folder, 'cdktf.out'), '--no-color'],
  ]);

async function run(program: string, words: readonly string[]): Promise<string> {
  const { exitCode, out, err } = await machinePrograms.run({ program, words, environment });
  expect(exitCode, `${out}\n${err}`).toBe(0);
  return out;
}

/** Terraform's input, and apart from it the comment at its top: only there the command line adds something of its own. */
function configurationIn(file: string): { readonly configuration: object; readonly comment: object } {
  const { '//': comment, ...configuration } = JSON.parse(readFileSync(join(folder, file), 'utf8'));
  return { configuration, comment };
}
