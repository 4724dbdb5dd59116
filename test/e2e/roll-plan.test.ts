import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Emulator } from '../../tools/adapters/emulator/emulator.ts';
import { StandInJenkins } from '../../tools/adapters/jenkins/stand-in/stand-in-jenkins.ts';
import { runCommandLine } from '../../tools/command-line.ts';
import { EXIT } from '../../tools/exit-codes.ts';
import { memoryWorld } from '../tools/memory-world.ts';
import { emulatedMachines } from './emulated-machines.ts';
import { startedEmulator } from './started-emulator.ts';

const folder = mkdtempSync(join(tmpdir(), 'roll-plan-'));
const IMAGE = 'ami-0123456789abcdef0';
const MINUTE = 60_000;
/** Within the window of TVM's fleet. */
const NOW = Date.UTC(2026, 10, 23, 5);
const environment = { JENKINS_USER: 'admin', JENKINS_API_TOKEN: 'admin-token' };

let emulator: Emulator;
let jenkins: StandInJenkins;

beforeAll(async () => {
  const image = { id: IMAGE, name: 'doc-host', architecture: 'x86_64' as const };
  emulator = await startedEmulator({ folder, images: [image] });
  jenkins = await StandInJenkins.start({ now: () => NOW });
});
afterAll(async () => {
  await emulator.stop();
  await jenkins.stop();
  rmSync(folder, { recursive: true });
});

async function plan() {
  const { world, terminal } = memoryWorld();
  const words = ['--emulator', emulator.endpoint, '--server', jenkins.url.href, '--json', '--quiet'];
  const exitCode = await runCommandLine(['roll', 'plan', 'tvm', ...words], {
    ...world,
    environment,
    now: () => NOW,
  });
  return { exitCode, ...terminal.written };
}

it('`fleet roll plan` finds an outdated host in EC2 and what runs on it in Jenkins', async () => {
  const empty = await plan();
  expect({ ...empty, plan: JSON.parse(empty.out) }).toMatchObject({
    exitCode: EXIT.ok,
    plan: { machines: 0 },
  });

  const tags = { fleet: 'tvm', environment: 'production', pool: 'docs', Name: 'tvm-docs-1' };
  const id = await emulatedMachines(emulator, 'us-west-2', IMAGE).addMachine({ tags });
  const { work } = jenkins.state;
  work.addNode('docs-1', { labels: ['doc'], executors: 1 });
  work.hold(work.start({ job: 'site', number: 3, kind: 'pipeline' }, 30 * MINUTE), 'docs-1');

  const { exitCode, out } = await plan();
  expect(exitCode).toBe(EXIT.different);
  expect(JSON.parse(out)).toMatchObject({
    buildsKnown: true,
    agents: [
      {
        id,
        name: 'docs-1',
        fits: true,
        drift: expect.arrayContaining([expect.objectContaining({ kind: 'image', has: IMAGE })]),
        drained: new Date(NOW + 30 * MINUTE).toISOString(),
      },
    ],
    mismatches: [],
  });
});
