import { z } from 'zod';

/** What Packer's manifest post-processor writes; it adds to the file, and the last run has its own number. */
const manifestSchema = z.object({
  last_run_uuid: z.string(),
  builds: z.array(z.object({ packer_run_uuid: z.string(), artifact_id: z.string() })),
});

/**
 * The AMI that the last run made in a region.
 * @param text the manifest, in which artefacts are written as `us-west-2:ami-0123,us-east-1:ami-4567`
 * @returns undefined when it is no manifest, or names no AMI of that region.
 */
export function builtAmi(text: string, region: string): string | undefined {
  const manifest = manifestSchema.safeParse(jsonOf(text));
  if (!manifest.success) return undefined;
  const { last_run_uuid: last, builds } = manifest.data;
  const artefacts = builds.filter(build => build.packer_run_uuid === last).map(build => build.artifact_id);
  const ids = artefacts.flatMap(artefact => artefact.split(',')).map(part => part.split(':'));
  return ids.find(([where, ami]) => where === region && ami?.startsWith('ami-'))?.[1];
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
