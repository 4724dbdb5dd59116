import type { Artefact } from '../model/run.ts';
import type { UploadPolicy } from '../model/target.ts';
import { artefactTarget } from './artefact-target.ts';

/** From the strictest. */
const STRICTEST: readonly UploadPolicy[] = ['none', 'once', 'latest', 'all'];

/** The stricter of what operator and target say. */
export const stricter = (one: UploadPolicy, other: UploadPolicy): UploadPolicy =>
  STRICTEST.indexOf(one) <= STRICTEST.indexOf(other) ? one : other;

/** What is to be done with an artefact: uploaded, or why not. */
export interface Planned {
  readonly artefact: Artefact;
  readonly keptBack: string | undefined;
}

/** Which artefacts of a run are uploaded, by a policy, as far as the run alone says: of `latest` and `once` the newest of each target. */
export function plannedUploads(artefacts: readonly Artefact[], policy: UploadPolicy): readonly Planned[] {
  return artefacts.map(artefact => ({ artefact, keptBack: keptBack(artefact, artefacts, policy) }));
}

function keptBack(
  artefact: Artefact,
  artefacts: readonly Artefact[],
  policy: UploadPolicy,
): string | undefined {
  if (policy === 'none') return 'nothing of this target is uploaded';
  if (policy === 'all') return undefined;
  const { name, stamp } = artefactTarget(artefact.name);
  const newer = artefacts.find(other => {
    const target = artefactTarget(other.name);
    return target.name === name && target.stamp > stamp;
  });
  return newer && `the run made a newer one, ${newer.name}`;
}

/** What was uploaded for a target before. */
export interface Earlier {
  readonly name: string;
  readonly sha256: string;
  /** Its upload was finished: whoever looks into the bucket has seen it. */
  readonly published: boolean;
}

/** Why an artefact is not uploaded after what was uploaded for its target before; undefined: it is. */
export function afterEarlier(
  { name, sha256 }: Artefact,
  earlier: Earlier | undefined,
  policy: UploadPolicy,
): string | undefined {
  if (earlier === undefined || !earlier.published) return undefined;
  if (earlier.name === name && earlier.sha256 === sha256) return undefined;
  if (policy === 'once') return `${earlier.name} was uploaded, and one is uploaded for each target`;
  const isOlder = artefactTarget(name).stamp < artefactTarget(earlier.name).stamp;
  return policy === 'latest' && isOlder ? `${earlier.name} was uploaded, which is newer` : undefined;
}
