import * as z from 'zod/mini';
import type { BotStore } from '../../stores/bot-store.ts';

/** What is being uploaded, or was, for a target. */
export interface Claim {
  readonly name: string;
  readonly sha256: string;
  readonly bucket: string;
  /** The key of its metadata, and their checksum: once they are there, the upload is finished. */
  readonly metadata: string;
  readonly metadataSha256: string;
  /** Checksums of all that was uploaded under these keys: it may be replaced, and nothing else. */
  readonly own: readonly string[];
}

const schema = z.object({
  name: z.string(),
  sha256: z.string(),
  bucket: z.string(),
  metadata: z.string(),
  metadataSha256: z.string(),
  own: z.array(z.string()),
});

/** Undefined: nothing was ever uploaded for it. */
export async function readClaim(memory: Pick<BotStore, 'note'>, name: string): Promise<Claim | undefined> {
  const text = await memory.note(name);
  return text === undefined ? undefined : schema.parse(JSON.parse(text));
}

/** Writes down what is about to be uploaded. */
export const writeClaim = (memory: Pick<BotStore, 'setNote'>, name: string, claim: Claim): Promise<void> =>
  memory.setNote(name, JSON.stringify(claim));

const MOST = 40;

/** The claim that follows an earlier one. */
export function nextClaim(claim: Omit<Claim, 'own'>, earlier: Claim | undefined): Claim {
  const isSameKey =
    earlier?.name === claim.name && earlier.metadata === claim.metadata && earlier.bucket === claim.bucket;
  const before = isSameKey ? earlier.own : [];
  return { ...claim, own: [...new Set([...before, claim.sha256, claim.metadataSha256])].slice(-MOST) };
}
