import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  CreateBucketCommand,
  ListObjectVersionsCommand,
  PutBucketVersioningCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Emulator } from '../../tools/adapters/emulator/emulator.ts';
import { S3JournalStore } from '../../tools/adapters/journal-store/s3-journal-store.ts';
import { emulatorClient } from '../../tools/emulator/environment.ts';
import { journalStoreContract } from '../contracts/journal-store-contract.ts';
import { checkLockModel } from '../contracts/journal-store-model.ts';
import { startedEmulator } from './started-emulator.ts';

const REGION = 'us-west-2';
const BUCKET = 'tvm-state';
const ROLL = '20261121T200000Z-4f2a';
const folder = mkdtempSync(join(tmpdir(), 'journal-bucket-'));
let emulator: Emulator;
let client: S3Client;
let made = 0;

const configFor = (endpoint: string) => ({ ...emulatorClient(endpoint), forcePathStyle: true });
const place = () => ({ bucket: BUCKET, prefix: `rolls/tvm-${++made}/`, region: REGION });
const open = () => new S3JournalStore(place(), configFor(emulator.endpoint));

beforeAll(async () => {
  emulator = await startedEmulator({ folder });
  client = new S3Client({ region: REGION, ...configFor(emulator.endpoint) });
  await client.send(
    new CreateBucketCommand({ Bucket: BUCKET, CreateBucketConfiguration: { LocationConstraint: REGION } }),
  );
  // As `fleet bootstrap` makes it.
  await client.send(
    new PutBucketVersioningCommand({ Bucket: BUCKET, VersioningConfiguration: { Status: 'Enabled' } }),
  );
});
afterAll(async () => {
  await emulator.stop();
  rmSync(folder, { recursive: true });
});

describe('journals in S3', () => {
  journalStoreContract(open);

  it('have a lock that is never two holders’', () => checkLockModel(open, 5));

  it('are read page by page', async () => {
    const store = open();
    const numbers = Array.from({ length: 1005 }, (_, index) => index + 1);
    for (let done = 0; done < numbers.length; done += 40)
      await Promise.all(
        numbers.slice(done, done + 40).map(number => store.append(ROLL, number, [`${number}`])),
      );
    const lines = await store.read(ROLL);
    expect(lines).toEqual(numbers.map(String));
    expect(await store.read(ROLL, 1004)).toEqual(['1004', '1005']);
  });

  it('write no object twice', async () => {
    const where = place();
    const store = new S3JournalStore(where, configFor(emulator.endpoint));
    await store.append(ROLL, 1, ['one']);
    await store.append(ROLL, 1, ['other']);
    await store.append(ROLL, 1, ['one']);
    const { Versions = [] } = await client.send(
      new ListObjectVersionsCommand({ Bucket: BUCKET, Prefix: where.prefix }),
    );
    expect(Versions.map(({ Key }) => Key)).toEqual([`${where.prefix}${ROLL}/000000000001.jsonl`]);
  });

  it('say how a bucket is made that is not there', async () => {
    const store = new S3JournalStore({ ...place(), bucket: 'nowhere' }, configFor(emulator.endpoint));
    for (const each of [
      () => store.append(ROLL, 1, ['one']),
      () => store.read(ROLL),
      () => store.rolls(),
      () => store.lock({ holder: 'a', roll: ROLL, expires: 100 }, 0),
    ])
      await expect(each()).rejects.toThrow(/`nowhere`[\s\S]*fleet bootstrap/);
  });
});

/** What S3 says when two conditional writings of one object come at once; the emulator never does. */
const CONFLICT = '<Error><Code>ConditionalRequestConflict</Code><Message>two at once</Message></Error>';

/** A way to the emulator on which the answers of writings get lost after they took effect. */
describe('journals in S3 over a line that loses answers', () => {
  let server: Server;
  let toLose = 0;
  let toRefuse = 0;

  beforeAll(async () => {
    const { hostname, port } = new URL(emulator.endpoint);
    server = createServer((asked, answer) => {
      if (asked.method === 'PUT' && toRefuse-- > 0) {
        asked.resume().on('end', () => answer.writeHead(409).end(CONFLICT));
        return;
      }
      const { method, url: path, headers } = asked;
      const onward = request({ hostname, port, method, path, headers }, got => {
        const isLost = method === 'PUT' && toLose-- > 0;
        got.on('end', () => isLost && asked.socket.destroy());
        if (isLost) got.resume();
        else got.pipe(answer.writeHead(got.statusCode ?? 500, got.headers));
      });
      asked.pipe(onward);
    });
    await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  /** Does something while the next answers to writings are lost. */
  function losing<T>(
    answers: number,
    does: (store: S3JournalStore) => Promise<T>,
    where = place(),
  ): Promise<T> {
    // A server that listens on a port has an address of this shape.
    const { port } = server.address() as AddressInfo;
    toLose = answers;
    return does(new S3JournalStore(where, configFor(`http://127.0.0.1:${port}`)));
  }

  it('know their own batch when the SDK sent it twice', async () => {
    expect(await losing(1, store => store.append(ROLL, 1, ['one']))).toBe('written');
    expect(await losing(2, store => store.append(ROLL, 1, ['one']))).toBe('written');
    expect(toLose).toBeLessThanOrEqual(0);
  });

  it('try again when two came at once and neither was written', async () => {
    toRefuse = 2;
    expect(await losing(0, store => store.append(ROLL, 1, ['one']))).toBe('written');
    toRefuse = 2;
    const wanted = { holder: 'a', roll: ROLL, expires: 100 };
    expect(await losing(0, store => store.lock(wanted, 0))).toEqual({ kind: 'ours' });
    expect(toRefuse).toBeLessThanOrEqual(0);
  });

  it('know their own lock, new, held longer and taken over', async () => {
    const where = place();
    const lock = (holder: string, expires: number, now: number) =>
      losing(1, store => store.lock({ holder, roll: ROLL, expires }, now), where);
    expect(await lock('a', 100, 0)).toEqual({ kind: 'ours' });
    expect(await lock('a', 200, 50)).toEqual({ kind: 'ours' });
    expect(await lock('b', 300, 150)).toMatchObject({ kind: 'held', by: { holder: 'a', expires: 200 } });
    expect(await lock('b', 300, 250)).toEqual({ kind: 'ours' });
    await losing(1, store => store.unlock('b'), where);
    expect(await lock('c', 400, 251)).toEqual({ kind: 'ours' });
  });
});
