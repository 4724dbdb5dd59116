import { z } from 'zod';
import type { Parts } from '../fleet/render/generator.ts';
import type { DeepReadonly } from '../fleet/schema/deep-readonly.ts';
import type { Architecture } from './image-traits.ts';
import { readPart } from './read-part.ts';

/** Versions and digests are handed to shell scripts, so they are plain words. */
const version = z
  .string()
  .regex(/^[\w.:+~-]{1,100}$/, { error: 'a version has letters, digits and `_.:+~-`' });
const fingerprint = z
  .string()
  .regex(/^[0-9A-F]{40}$/, { error: "a key's fingerprint is 40 hexadecimal digits in capitals" });
const sha256 = z.string().regex(/^[0-9a-f]{64}$/, { error: 'a SHA-256 is 64 hexadecimal digits' });

/** A file to download, for one architecture. */
const archive = z.strictObject({ version, sha256 });

const versionsSchema = z.strictObject({
  ubuntu: z.strictObject({
    snapshot: z.string().regex(/^\d{8}T\d{6}Z$/, { error: 'a snapshot is a moment: `20260714T000000Z`' }),
  }),
  'aws-cli': z.strictObject({ x86_64: archive, arm64: archive }),
  'cloudwatch-agent': z.strictObject({ version, key: fingerprint }),
  nvidia: z.strictObject({ driver: version, toolkit: version, key: fingerprint }),
  cuda: z.strictObject({ release: version, version, key: fingerprint }),
});

/** The pinned versions of everything that is not in the base image, from `versions.yaml`. */
export type Versions = DeepReadonly<z.output<typeof versionsSchema>>;

/** A part of the versions, such as `nvidia`. */
export type VersionSection = keyof Versions;

/** @throws Error when the file is wrong. */
export const readVersions = (parts: Parts): Versions => readPart(parts, 'versions.yaml', versionsSchema);

/** What scripts are told of some sections: `nvidia.toolkit` as `NVIDIA_TOOLKIT`; where architectures differ, their own. */
export function versionVariables(
  versions: Versions,
  sections: readonly VersionSection[],
  arch: Architecture,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    sections.flatMap(section => {
      const pinned = versions[section];
      return Object.entries('arm64' in pinned ? pinned[arch] : pinned).map(([key, value]) => [
        `${section}_${key}`.toUpperCase().replaceAll('-', '_'),
        value,
      ]);
    }),
  );
}
