import type { MachineImage } from '../../adapters/machine-images/machine-images.ts';
import { TAG } from '../image-tags.ts';

/** What is to be done about an image, and why. */
export type Verdict =
  | { readonly kind: 'up to date' }
  | { readonly kind: 'unused' }
  /** Nobody was asked. */
  | { readonly kind: 'unknown'; readonly why: string }
  | { readonly kind: 'to be built'; readonly why: string }
  /** What is wanted has been built, and is not pinned. */
  | { readonly kind: 'to be promoted'; readonly why: string; readonly ami: string };

/** What a verdict is made from. */
export interface VerdictFacts {
  readonly usedBy: readonly string[];
  readonly pin: { readonly ami: string } | undefined;
  /** What the cloud says of the pinned AMI. */
  readonly found: MachineImage | undefined;
  readonly wantedHash: string | undefined;
  /** The architecture that the fleet file says. */
  readonly arch: string;
  /** Usable AMIs that were built as this image, the newest first. */
  readonly candidates: readonly MachineImage[];
  /** Whether the cloud was asked. */
  readonly asked: boolean;
  readonly region: string;
}

/** Compares what is pinned with what is wanted and with what there is. */
export function verdictOf(facts: VerdictFacts): Verdict {
  const { usedBy, pin, wantedHash, candidates, asked, region } = facts;
  if (usedBy.length === 0) return { kind: 'unused' };
  if (!asked)
    return { kind: 'unknown', why: pin === undefined ? `no pin in ${region}` : 'the cloud was not asked' };
  const why = whatIsWrong(facts);
  if (why === undefined) return { kind: 'up to date' };
  const ready = candidates.find(({ tags }) => tags.get(TAG.contentHash) === wantedHash);
  return ready === undefined ? { kind: 'to be built', why } : { kind: 'to be promoted', why, ami: ready.id };
}

function whatIsWrong({ pin, found, wantedHash, arch, region }: VerdictFacts): string | undefined {
  if (pin === undefined) return `no pin in ${region}`;
  if (found === undefined) return `the pinned AMI is not to be found in ${region}`;
  if (found.state !== 'available') return `the pinned AMI is ${found.state}`;
  if (found.arch !== arch) return `the pinned AMI is for ${found.arch}`;
  const hash = found.tags.get(TAG.contentHash);
  if (hash === undefined) return 'the pinned AMI is no build of this fleet';
  if (hash === wantedHash) return undefined;
  return `its content changed: ${shortHash(hash)} is pinned, ${shortHash(wantedHash ?? '')} is wanted`;
}

const SHOWN = 12;

/** As much of a hash as AMI names have. */
export const shortHash = (hash: string): string => hash.slice(0, SHOWN);
