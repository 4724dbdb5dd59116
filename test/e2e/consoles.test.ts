import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EC2Client, RunInstancesCommand } from '@aws-sdk/client-ec2';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Emulator } from '../../tools/adapters/emulator/emulator.ts';
import { Ec2Consoles } from '../../tools/adapters/host-keys/ec2-consoles.ts';
import { emulatorClient } from '../../tools/emulator/environment.ts';
import { hostKeysOn } from '../../tools/hosts/console-keys.ts';
import { consolesContract } from '../contracts/consoles-contract.ts';
import { recordedConsoles } from '../tools/hosts/recorded-consoles.ts';
import { playedEc2 } from './played-ec2.ts';
import { startedEmulator } from './started-emulator.ts';

const REGION = 'us-west-2';
const IMAGE = { id: 'ami-00000000000000001', name: 'agent', architecture: 'x86_64' } as const;
const folder = mkdtempSync(join(tmpdir(), 'consoles-'));
let emulator: Emulator;

beforeAll(async () => {
  emulator = await startedEmulator({ folder, images: [IMAGE] });
});
afterAll(async () => {
  await emulator.stop();
  rmSync(folder, { recursive: true });
});

describe('consoles of EC2 as the emulator plays it', () =>
  consolesContract(async () => {
    const settings = emulatorClient(emulator.endpoint);
    const { Instances } = await new EC2Client({ region: REGION, ...settings }).send(
      new RunInstancesCommand({ ImageId: IMAGE.id, InstanceType: 'm5.large', MinCount: 1, MaxCount: 1 }),
    );
    const instanceId = Instances?.[0]?.InstanceId ?? '';
    return { instanceId, consoles: new Ec2Consoles(REGION, settings) };
  }));

const RECORDED = recordedConsoles();
const idOf = (index: number) => `i-${String(index + 1).padStart(17, '0')}`;

describe('consoles of EC2', () => {
  const started = playedEc2({
    ...Object.fromEntries(
      RECORDED.map(([, console], index) => [idOf(index), { latest: console, atStart: 'an older text' }]),
    ),
    'i-0a0000000000000a0': { atStart: 'what an old machine printed at its start' },
  });
  afterAll(async () => (await started).stop());

  const consoles = async () => new Ec2Consoles(REGION, emulatorClient((await started).endpoint));

  it('are read as they are by now, with all that is on them', async () => {
    const asked = await consoles();
    for (const [index, [, console, keys]] of RECORDED.entries()) {
      const text = (await asked.consoleOutput(idOf(index))) ?? '';
      expect(text).toBe(console);
      expect(hostKeysOn(text)).toEqual(keys);
    }
  });

  it('are those of the start where EC2 keeps no newer one', async () => {
    expect(await (await consoles()).consoleOutput('i-0a0000000000000a0')).toBe(
      'what an old machine printed at its start',
    );
  });

  it('are none of a machine that is gone', async () => {
    expect(await (await consoles()).consoleOutput('i-0b0000000000000b0')).toBeUndefined();
  });
});
