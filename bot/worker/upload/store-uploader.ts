import { type ArtefactStore, ArtefactStoreFailed } from '../../artefacts/artefact-store.ts';
import { artefactTarget } from '../../artefacts/artefact-target.ts';
import { checksum } from '../../artefacts/checksum.ts';
import { metadataText } from '../../artefacts/metadata.ts';
import { type ObjectKeys, objectKeys, SIGNATURE } from '../../artefacts/object-keys.ts';
import type { Signer } from '../../artefacts/signing.ts';
import { afterEarlier, plannedUploads, stricter } from '../../artefacts/upload-policy.ts';
import { BackendFailed } from '../../backends/backend.ts';
import type { ArtefactSettings, ByRepository } from '../../configuration/operator-settings.ts';
import { digest } from '../../core/digest.ts';
import { pullKey } from '../../model/pull.ts';
import type { Artefact, Upload } from '../../model/run.ts';
import type { BotStore } from '../../stores/bot-store.ts';
import type { Uploader } from '../uploader.ts';
import { type Claim, nextClaim, readClaim, writeClaim } from './claims.ts';

/** What artefacts are uploaded with. */
export interface UploadParts {
  readonly instance: string;
  readonly settings: ArtefactSettings;
  readonly bucket: (name: string) => ArtefactStore;
  /**
   * What signs; undefined: nothing is signed.
   * @throws BackendFailed when the key cannot be had, or is none
   */
  readonly signer: () => Promise<Signer | undefined>;
  readonly memory: Pick<BotStore, 'note' | 'setNote' | 'lease' | 'release'>;
  readonly now: () => number;
  /** A text that no other call has made. */
  readonly token: () => string;
}

type What = Parameters<Uploader['upload']>[0];

/** How long one worker may be at a target alone, in milliseconds. */
const LEASE = 150_000;
const BYTES = 'application/octet-stream';
const TEXT = 'text/plain; charset=utf-8';

/**
 * Uploads to buckets, an artefact, its signature, the signature of its metadata, and last the metadata itself: whoever looks for metadata
 * never sees half. What is for a target is written down before, and only one worker is at a target at a time; so a worker that was
 * killed anywhere is followed by one that ends the same upload, and `once` and `latest` hold across attempts.
 */
export class StoreUploader implements Uploader {
  readonly #parts: UploadParts;

  constructor(parts: UploadParts) {
    this.#parts = parts;
  }

  async upload(what: What): Promise<readonly Upload[]> {
    const { standing } = what.run;
    if (standing.kind !== 'ended') return [];
    const policy = stricter(this.#parts.settings.policy, what.target.upload);
    const uploads: Upload[] = [];
    for (const { artefact, keptBack } of plannedUploads(standing.result.artefacts, policy))
      uploads.push(
        keptBack === undefined
          ? await this.#one(artefact, what)
          : this.#told(artefact, 'kept-back', keptBack),
      );
    return uploads;
  }

  /** What may pass is tried again as a whole; what does not is said of the artefact. */
  async #one(artefact: Artefact, what: What): Promise<Upload> {
    try {
      return await this.#alone(artefact, what);
    } catch (error) {
      const isFinal =
        (error instanceof BackendFailed || error instanceof ArtefactStoreFailed) && !error.later;
      if (!isFinal) throw error;
      return this.#told(artefact, 'failed', error.message);
    }
  }

  async #alone(artefact: Artefact, what: What): Promise<Upload> {
    const { memory, now, token } = this.#parts;
    const name = claimName(artefact, what);
    const holder = token();
    if (!(await memory.lease(name, holder, now(), now() + LEASE)))
      throw new BackendFailed('another worker uploads for this target', { later: true });
    try {
      return await this.#claimed(name, artefact, what);
    } finally {
      await memory.release(name, holder).catch(() => {});
    }
  }

  async #claimed(name: string, artefact: Artefact, what: What): Promise<Upload> {
    const { settings, memory, bucket: open } = this.#parts;
    const repository = what.target.facets.repository;
    const bucket = chosen(settings.bucket, repository);
    if (bucket === undefined) return this.#told(artefact, 'failed', 'no bucket is configured for it');
    const keys = objectKeys(artefact.name, what.pull.ref, {
      artefact: chosen(settings.prefix, repository) ?? '',
      metadata: chosen(settings.metadataPrefix, repository) ?? '',
    });
    if (typeof keys === 'string') return this.#told(artefact, 'failed', keys);
    const earlier = await readClaim(memory, name);
    const published = earlier !== undefined && (await isPublished(open(earlier.bucket), earlier));
    const policy = stricter(settings.policy, what.target.upload);
    const why = afterEarlier(artefact, earlier && { ...earlier, published }, policy);
    if (why !== undefined) return this.#told(artefact, 'kept-back', why);
    const store = open(bucket);
    const url = store.address(keys.artefact);
    const isDone = published && earlier.name === artefact.name && earlier.sha256 === artefact.sha256;
    if (isDone) return this.#told(artefact, 'uploaded', url);
    const { run, pull, comment } = what;
    const { instance } = this.#parts;
    const metadata = Buffer.from(metadataText({ instance, run, pull, artefact, url, comment }));
    const claim = nextClaim(
      {
        name: artefact.name,
        sha256: artefact.sha256,
        bucket,
        metadata: keys.metadata,
        metadataSha256: checksum(metadata),
      },
      earlier,
    );
    await refuseForeign(store, keys, claim);
    await writeClaim(memory, name, claim);
    await this.#write(store, keys, metadata, claim, await what.backend.artefact(what.name, artefact));
    return this.#told(artefact, 'uploaded', url);
  }

  async #write(
    store: ArtefactStore,
    keys: ObjectKeys,
    metadata: Uint8Array,
    claim: Claim,
    bytes: Uint8Array,
  ): Promise<void> {
    const sign = await this.#parts.signer();
    await putOwn(store, keys.artefact, bytes, BYTES, claim);
    if (sign !== undefined) {
      await put(store, `${keys.artefact}${SIGNATURE}`, sign(bytes), BYTES);
      await put(store, `${keys.metadata}${SIGNATURE}`, sign(metadata), BYTES);
    }
    await putOwn(store, keys.metadata, metadata, TEXT, claim);
  }

  #told({ name }: Artefact, state: Upload['state'], told: string): Upload {
    return { artefact: name, state, told, at: this.#parts.now() };
  }
}

/** Claims are for a target of a pull request: another pull request has its own. */
const claimName = ({ name }: Artefact, { pull, run }: What): string =>
  `upload:${pullKey(pull.ref)}:${digest(run.target, artefactTarget(name).name)}`;

const chosen = ({ any, by }: ByRepository, repository: string | undefined): string | undefined =>
  repository !== undefined && Object.hasOwn(by, repository) ? by[repository] : any;

/** Its metadata stand where they belong: they come last. */
const isPublished = async (store: ArtefactStore, claim: Claim): Promise<boolean> =>
  (await store.sha256(claim.metadata)) === claim.metadataSha256;

const foreign = (key: string) => new ArtefactStoreFailed(`something else lies under ${key}`, false);

/** Somebody else's objects stay: a pull request chooses the names of its artefacts. */
async function refuseForeign(store: ArtefactStore, keys: ObjectKeys, { own }: Claim): Promise<void> {
  for (const key of [keys.artefact, keys.metadata]) {
    const there = await store.sha256(key);
    if (there !== undefined && !own.includes(there)) throw foreign(key);
  }
}

async function putOwn(
  store: ArtefactStore,
  key: string,
  bytes: Uint8Array,
  type: string,
  { own }: Claim,
): Promise<void> {
  const sha256 = checksum(bytes);
  if ((await store.put(key, bytes, { ifAbsent: true, type, sha256 })) === 'put') return;
  const there = await store.sha256(key);
  if (there === sha256) return;
  if (there === undefined || !own.includes(there)) throw foreign(key);
  await put(store, key, bytes, type);
}

const put = (store: ArtefactStore, key: string, bytes: Uint8Array, type: string): Promise<unknown> =>
  store.put(key, bytes, { ifAbsent: false, type, sha256: checksum(bytes) });
