import { createHash, generateKeyPairSync, verify } from 'node:crypto';
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { ArtefactStoreFailed } from '../../../../bot/artefacts/artefact-store.ts';
import { signerOf } from '../../../../bot/artefacts/signing.ts';
import { BackendFailed } from '../../../../bot/backends/backend.ts';
import { MemoryBackend } from '../../../../bot/backends/memory/memory-backend.ts';
import { MemorySystem } from '../../../../bot/backends/memory/memory-system.ts';
import type { ArtefactSettings } from '../../../../bot/configuration/operator-settings.ts';
import type { Artefact, Run } from '../../../../bot/model/run.ts';
import type { Target, UploadPolicy } from '../../../../bot/model/target.ts';
import { MemoryArtefactStore } from '../../../../bot/stores/memory-artefact-store.ts';
import { MemoryBotStore } from '../../../../bot/stores/memory-bot-store.ts';
import { StoreUploader, type UploadParts } from '../../../../bot/worker/upload/store-uploader.ts';
import { backendOrder } from '../../../contracts/backend-orders.ts';
import { faultyStore } from '../../faulty.ts';
import { pullRecord } from '../../pull-record-sample.ts';

const { privateKey, publicKey } = generateKeyPairSync('ed25519');
const PEM = `${privateKey.export({ type: 'pkcs8', format: 'pem' })}`;
const shaOf = (text: string | Uint8Array): string => createHash('sha256').update(text).digest('hex');
const name = (stamp: number): string => `eessi-2023.06-software-linux-x86_64-amd-zen2-${stamp}.tar.gz`;

let bucket: MemoryArtefactStore;
let memory: MemoryBotStore;
let now: number;
let tokens: number;
beforeEach(() => {
  now = 1_795_291_200_000;
  tokens = 0;
  bucket = new MemoryArtefactStore();
  memory = new MemoryBotStore();
});

const SETTINGS: ArtefactSettings = {
  bucket: { any: 'eessi-staging', by: {} },
  endpoint: undefined,
  region: 'us-east-1',
  prefix: { any: '', by: {} },
  metadataPrefix: { any: '', by: {} },
  policy: 'all',
  signingKey: 'signing-key',
};

function parts(more: Partial<UploadParts> = {}): UploadParts {
  return {
    instance: 'eessi-aws',
    settings: SETTINGS,
    bucket: () => bucket,
    signer: async () => {
      const signer = signerOf(PEM);
      if (typeof signer === 'string') throw new Error(signer);
      return signer;
    },
    memory,
    now: () => now,
    token: () => `${++tokens}`,
    ...more,
  };
}

/** A run that made these artefacts. */
function made(artefacts: Readonly<Record<string, string>>, policy: UploadPolicy, pull = 42) {
  const system = new MemorySystem({
    clock: () => now,
    places: 9,
    plan: () => ({ waits: 0, runs: 0, outcome: 'success', summary: 'passed', tests: undefined, artefacts }),
  });
  const backend = new MemoryBackend(system, { kind: 'slurm', holds: false });
  const order = backendOrder();
  const found = Object.entries(artefacts).map(
    ([file, text]): Artefact => ({ name: file, bytes: text.length, sha256: shaOf(text), source: file }),
  );
  system.add(order, false);
  const run: Run = {
    id: order.run,
    request: order.request,
    target: order.target,
    attempt: 1,
    sha: order.sha,
    base: order.base,
    index: 0,
    intended: order.intended,
    outdated: false,
    handle: 'memory-1',
    link: 'https://runs.example/1',
    uploads: [],
    stopped: undefined,
    resubmitted: false,
    inDoubt: undefined,
    standing: {
      kind: 'ended',
      at: now,
      since: now - 60_000,
      result: {
        outcome: 'success',
        summary: '',
        details: [],
        tests: undefined,
        artefacts: found,
        report: undefined,
      },
    },
  };
  const target: Target = {
    name: order.target,
    backend: 'slurm',
    instance: 'eessi-aws',
    command: 'build',
    description: undefined,
    facets: { repository: 'eessi-2023.06' },
    labels: [],
    upload: policy,
  };
  const record = pullRecord();
  const known = { ...record.pull, ref: { ...record.pull.ref, number: pull } };
  return { run, name: { order, handle: 'memory-1' }, target, pull: known, comment: 7, backend };
}

const states = async (uploader: StoreUploader, what: ReturnType<typeof made>) =>
  (await uploader.upload(what)).map(({ artefact, state }) => `${artefact} ${state}`);
const files = (): readonly string[] => [...bucket.objects.keys()].map(key => key.split('/').at(-1) ?? '');
const text = (key: string): string => Buffer.from(bucket.objects.get(key)?.bytes ?? []).toString();
const keyOf = (file: string): string =>
  [...bucket.objects.keys()].find(key => key.endsWith(`/${file}`)) ?? '';

describe('an upload', () => {
  it('leaves artefact, signatures and last the metadata, which say whose it is', async () => {
    const what = made({ [name(1690000000)]: 'built' }, 'all');
    expect(await states(new StoreUploader(parts()), what)).toEqual([`${name(1690000000)} uploaded`]);
    const file = name(1690000000);
    expect(files()).toEqual([file, `${file}.sig`, `${file}.meta.txt.sig`, `${file}.meta.txt`]);
    const said: unknown = JSON.parse(text(keyOf(`${file}.meta.txt`)));
    expect(said).toMatchObject({
      uploader: { username: 'eessi-aws' },
      payload: { filename: file, size: '5', sha256sum: shaOf('built') },
      link2pr: { pr: '42', pr_comment_id: '7' },
      run: { id: what.run.id, commit: what.run.sha },
    });
    for (const signed of [file, `${file}.meta.txt`])
      expect(
        verify(
          null,
          bucket.objects.get(keyOf(signed))?.bytes ?? new Uint8Array(),
          publicKey,
          bucket.objects.get(keyOf(`${signed}.sig`))?.bytes ?? new Uint8Array(),
        ),
      ).toBe(true);
  });

  it('without a key is not signed', async () => {
    await new StoreUploader(parts({ signer: async () => undefined })).upload(
      made({ 'a-1690000000.tar.gz': 'x', [name(1)]: 'x' }, 'all'),
    );
    expect(files().filter(file => file.endsWith('.sig'))).toEqual([]);
  });

  it('`once` never uploads again, also from another attempt; `latest` replaces, but not by what is older', async () => {
    const uploader = new StoreUploader(parts());
    expect(await states(uploader, made({ [name(1690000001)]: 'one' }, 'once'))).toEqual([
      `${name(1690000001)} uploaded`,
    ]);
    expect(await states(uploader, made({ [name(1690000002)]: 'two' }, 'once'))).toEqual([
      `${name(1690000002)} kept-back`,
    ]);
    expect(files()).not.toContain(name(1690000002));
    expect(await states(uploader, made({ [name(1690000002)]: 'two' }, 'latest'))).toEqual([
      `${name(1690000002)} uploaded`,
    ]);
    expect(await states(uploader, made({ [name(1690000001)]: 'old' }, 'latest'))).toEqual([
      `${name(1690000001)} kept-back`,
    ]);
    expect(await states(uploader, made({ [name(1690000002)]: 'again' }, 'latest'))).toEqual([
      `${name(1690000002)} uploaded`,
    ]);
    expect(text(keyOf(name(1690000002)))).toBe('again');
    expect(await states(uploader, made({ [name(1690000003)]: 'x' }, 'none'))).toEqual([
      `${name(1690000003)} kept-back`,
    ]);
  });

  it('the operator’s policy holds where it is stricter', async () => {
    const uploader = new StoreUploader(parts({ settings: { ...SETTINGS, policy: 'once' } }));
    await uploader.upload(made({ [name(1690000001)]: 'one' }, 'all'));
    expect(await states(uploader, made({ [name(1690000002)]: 'two' }, 'all'))).toEqual([
      `${name(1690000002)} kept-back`,
    ]);
  });

  it('never replaces what another pull request uploaded under the same name', async () => {
    const uploader = new StoreUploader(parts());
    await uploader.upload(made({ [name(1690000001)]: 'one' }, 'all', 1));
    for (const policy of ['all', 'latest', 'once'] as const)
      expect(await states(uploader, made({ [name(1690000001)]: 'forged' }, policy, 2))).toEqual([
        `${name(1690000001)} failed`,
      ]);
    expect(text(keyOf(name(1690000001)))).toBe('one');
  });

  it('of one artefact fails alone when its bytes are gone, and as a whole when it may pass', async () => {
    const what = made({ [name(1690000001)]: 'one', 'other-1690000001.tar.gz': 'x' }, 'all');
    expect(await states(new StoreUploader(parts()), what)).toEqual([
      `${name(1690000001)} uploaded`,
      'other-1690000001.tar.gz failed',
    ]);
    const silent = {
      ...what.backend,
      artefact: () => Promise.reject(new BackendFailed('it is down', { later: true })),
    };
    const again = {
      ...made({ [name(1690000009)]: 'x' }, 'all'),
      backend: silent as unknown as MemoryBackend,
    };
    await expect(new StoreUploader(parts()).upload(again)).rejects.toBeInstanceOf(BackendFailed);
  });

  it('by repository goes to that one’s bucket, and nowhere without one', async () => {
    const asked: string[] = [];
    const by = { any: undefined, by: { 'eessi-2023.06': 'eessi-2023', other: 'elsewhere' } };
    const settings = { ...SETTINGS, bucket: by };
    const record = (bucketName: string) => {
      asked.push(bucketName);
      return bucket;
    };
    const uploader = new StoreUploader(parts({ settings, bucket: record }));
    const what = made({ [name(1690000001)]: 'one' }, 'all');
    await uploader.upload(what);
    expect(new Set(asked)).toEqual(new Set(['eessi-2023']));
    const elsewhere = { ...what, target: { ...what.target, facets: { repository: 'constructor' } } };
    expect(await states(uploader, elsewhere)).toEqual([`${name(1690000001)} failed`]);
  });
});

describe('a killed worker', () => {
  /** A store that dies at one of its calls, and those of the bucket. */
  function dying(calls: number): Partial<UploadParts> {
    let call = 0;
    const dead = () => ++call >= calls;
    const never = new Promise<never>(() => undefined);
    return {
      memory: faultyStore(memory, () => (dead() ? 'killed before' : undefined)),
      bucket: () =>
        Object.assign(Object.create(bucket) as MemoryArtefactStore, {
          put: (...given: Parameters<MemoryArtefactStore['put']>) => (dead() ? never : bucket.put(...given)),
          sha256: (key: string) => (dead() ? never : bucket.sha256(key)),
        }),
    };
  }

  it('at any step is followed by one that ends the same upload, and metadata never stands without the rest', () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 1, max: 14 }), { maxLength: 4 }),
        fc.constantFrom<UploadPolicy>('all', 'latest', 'once'),
        async (deaths, policy) => {
          bucket = new MemoryArtefactStore();
          memory = new MemoryBotStore();
          const what = made({ [name(1690000001)]: 'one' }, policy);
          for (const calls of deaths) {
            const died = new StoreUploader(parts(dying(calls))).upload(what).catch(() => undefined);
            await Promise.race([died, new Promise(resolve => setImmediate(() => setImmediate(resolve)))]);
            const seen = files();
            if (seen.includes(`${name(1690000001)}.meta.txt`))
              expect(seen).toEqual(expect.arrayContaining([name(1690000001), `${name(1690000001)}.sig`]));
            now += 200_000;
          }
          expect(await states(new StoreUploader(parts()), what)).toEqual([`${name(1690000001)} uploaded`]);
          expect(files()).toHaveLength(4);
          const before = new Map(bucket.objects);
          expect(await states(new StoreUploader(parts()), what)).toEqual([`${name(1690000001)} uploaded`]);
          expect(bucket.objects).toEqual(before);
          const next = await states(new StoreUploader(parts()), made({ [name(1690000002)]: 'two' }, policy));
          expect(next).toEqual([`${name(1690000002)} ${policy === 'once' ? 'kept-back' : 'uploaded'}`]);
        },
      ),
      { numRuns: 40 },
    ));

  it('keeps no two workers from each other: one of them waits', async () => {
    const what = made({ [name(1690000001)]: 'one' }, 'once');
    const both = await Promise.allSettled([1, 2].map(() => new StoreUploader(parts()).upload(what)));
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('a bucket that fails for good is told, one that may come back is tried again', async () => {
    const failing = (later: boolean) =>
      new StoreUploader(
        parts({
          bucket: () =>
            Object.assign(new MemoryArtefactStore(), {
              put: () => Promise.reject(new ArtefactStoreFailed('no', later)),
            }),
        }),
      );
    const what = made({ [name(1690000001)]: 'one' }, 'all');
    expect(await states(failing(false), what)).toEqual([`${name(1690000001)} failed`]);
    await expect(failing(true).upload(what)).rejects.toBeInstanceOf(ArtefactStoreFailed);
  });
});
