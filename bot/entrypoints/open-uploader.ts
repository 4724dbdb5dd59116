import { type Signer, signerOf } from '../artefacts/signing.ts';
import { BackendFailed } from '../backends/backend.ts';
import type { ArtefactSettings, OperatorSettings } from '../configuration/operator-settings.ts';
import { type Secrets, SecretsFailed } from '../secrets/secrets.ts';
import type { BotStore } from '../stores/bot-store.ts';
import { S3ArtefactStore } from '../stores/s3/s3-artefact-store.ts';
import { StoreUploader } from '../worker/upload/store-uploader.ts';
import type { Uploader } from '../worker/uploader.ts';
import type { Outside } from './outside.ts';

/** What uploads artefacts, as the operator's file says; undefined: nothing is uploaded. */
export function openUploader(
  { instance, artefacts }: Pick<OperatorSettings, 'instance' | 'artefacts'>,
  store: BotStore,
  secrets: Secrets,
  { now, token }: Pick<Outside, 'now' | 'token'>,
): Uploader | undefined {
  if (artefacts === undefined) return undefined;
  const { region, endpoint } = artefacts;
  const buckets = new Map<string, S3ArtefactStore>();
  return new StoreUploader({
    instance,
    settings: artefacts,
    bucket: name => {
      const bucket = buckets.get(name) ?? new S3ArtefactStore({ bucket: name, region, endpoint });
      buckets.set(name, bucket);
      return bucket;
    },
    signer: () => signer(artefacts, secrets),
    memory: store,
    now,
    token,
  });
}

/** The key is read each time, so that a changed one is used at once. */
async function signer({ signingKey }: ArtefactSettings, secrets: Secrets): Promise<Signer | undefined> {
  if (signingKey === undefined) return undefined;
  try {
    const [key = ''] = await secrets.named(signingKey);
    const made = signerOf(key);
    if (typeof made !== 'string') return made;
    const fix = 'The operator makes one with `openssl genpkey -algorithm ed25519`.';
    throw new BackendFailed(`the secret \`${signingKey}\` cannot sign: ${made}`, { later: false, fix });
  } catch (error) {
    if (error instanceof SecretsFailed) throw new BackendFailed(error.message, { later: error.later });
    throw error;
  }
}
