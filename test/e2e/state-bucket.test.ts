import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Emulator } from '../../tools/adapters/emulator/emulator.ts';
import { machinePrograms } from '../../tools/adapters/process/machine-programs.ts';
import { S3StateBucket } from '../../tools/adapters/state-bucket/s3-state-bucket.ts';
import { environmentFor } from '../../tools/emulator/environment.ts';
import { stateBucketContract } from '../contracts/state-bucket-contract.ts';
import { startedEmulator } from './started-emulator.ts';

const folder = mkdtempSync(join(tmpdir(), 'bucket-'));
let emulator: Emulator;

beforeAll(async () => {
  emulator = await startedEmulator({ folder });
});
afterAll(async () => {
  await emulator.stop();
  rmSync(folder, { recursive: true });
});

// A second: S3 as the emulator plays it.
describe.each(['us-west-2', 'us-east-1'])('a bucket in S3 in %s', region => {
  stateBucketContract(
    () =>
      new S3StateBucket(region, {
        endpoint: emulator.endpoint,
        forcePathStyle: true,
        credentials: { accessKeyId: 'emulator', secretAccessKey: 'emulator' },
      }),
    `${region}-state`,
  );
});

describe('fleet bootstrap', () => {
  const bootstrap = (...words: readonly string[]) =>
    machinePrograms.run({
      program: process.execPath,
      words: ['tools/fleet.mjs', 'bootstrap', 'tvm', ...words],
      environment: { ...process.env, ...environmentFor(emulator.endpoint, 'us-west-2') },
    });

  it('makes the bucket of the state, and a second time does nothing', async () => {
    const would = await bootstrap('--dry-run');
    const did = await bootstrap();
    expect(did).toMatchObject({ exitCode: 0, out: would.out.replaceAll('would do', 'did') });
    expect(did.out).toContain('did: create of s3://tvm-ci-tlcpack-ai-state');
    expect(await bootstrap()).toMatchObject({
      exitCode: 0,
      out: 's3://tvm-ci-tlcpack-ai-state is complete\n',
    });
  });
});
