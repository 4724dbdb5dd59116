import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CreateBucketCommand, GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { S3ArtefactStore } from '../../bot/stores/s3/s3-artefact-store.ts';
import type { Emulator } from '../../tools/adapters/emulator/emulator.ts';
import { emulatorClient } from '../../tools/emulator/environment.ts';
import { artefactStoreContract } from '../contracts/artefact-store-contract.ts';
import { type LosingLine, losingLine } from './losing-line.ts';
import { startedEmulator } from './started-emulator.ts';

const REGION = 'us-east-1';
const BUCKET = 'eessi-staging';
const folder = mkdtempSync(join(tmpdir(), 'artefact-bucket-'));
let emulator: Emulator;
let client: S3Client;

const open = (endpoint = emulator.endpoint, bucket = BUCKET) =>
  new S3ArtefactStore({ bucket, region: REGION, endpoint }, emulatorClient(endpoint));

beforeAll(async () => {
  emulator = await startedEmulator({ folder });
  client = new S3Client({ region: REGION, forcePathStyle: true, ...emulatorClient(emulator.endpoint) });
  await client.send(new CreateBucketCommand({ Bucket: BUCKET }));
});
afterAll(async () => {
  await emulator.stop();
  rmSync(folder, { recursive: true });
});

const bytes = Buffer.from('what was built\n');
const sha256 = createHash('sha256').update(bytes).digest('hex');
const put = (store: S3ArtefactStore, key: string) =>
  store.put(key, bytes, { ifAbsent: true, type: 'text/plain', sha256 });

describe('artefacts in S3', () => {
  artefactStoreContract('S3', () => open());

  it('are found by others as they were uploaded', async () => {
    await put(open(), 'seen/a.tar.gz');
    const got = await client.send(new GetObjectCommand({ Bucket: BUCKET, Key: 'seen/a.tar.gz' }));
    expect(await got.Body?.transformToString()).toBe('what was built\n');
    expect(got.ContentType).toBe('text/plain');
  });

  it('that were uploaded although the answer was lost are there', async () => {
    const line: LosingLine = await losingLine(emulator.endpoint);
    try {
      const store = open(line.endpoint);
      line.lose('PUT', 1);
      expect(await put(store, 'lost/a.tar.gz')).toBe('there');
      expect(await store.sha256('lost/a.tar.gz')).toBe(sha256);
    } finally {
      line.close();
    }
  });

  it('say of a bucket that is not there that trying again is of no use, and of one that does not answer that it is', async () => {
    for (const call of [
      (store: S3ArtefactStore) => put(store, 'a'),
      (store: S3ArtefactStore) => store.put('b', bytes, { ifAbsent: false, type: 'text/plain', sha256 }),
    ])
      await expect(call(open(emulator.endpoint, 'nowhere'))).rejects.toMatchObject({
        name: 'ArtefactStoreFailed',
        later: false,
      });
    await expect(open('http://127.0.0.1:9').sha256('a')).rejects.toMatchObject({ later: true });
  });
});
