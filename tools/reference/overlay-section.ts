/** The rules by which an overlay is laid over its base (fleet/load/overlay.ts), for the reader. */
const RULES = [
  'a map is merged with the map of the same key in the base, key by key, at any depth',
  'a scalar or a list replaces what the base has, whole: a list is never appended to',
  '`null` (or `~`) removes the key; when the base does not have it, that is an error',
  'a key without any value is an error, because it could be meant as "nothing" or as "unchanged"',
  'a pool that names another kind (`static`, `autoscaled`, `external`) loses the kind of the base',
  'an overlay can be the base of another one; paths are relative to the file that names them',
  'checks run on the merged fleet, and each problem is shown in the file and line where its value was written',
];

/** A base, an overlay of it, and what the two are together. */
export const OVERLAY_EXAMPLE = {
  base: `\
domain: ci.example.org
loadBalancer: {zone: example.org, beta: ci-beta.example.org}
pools:
  cpu:
    labels: [CPU]
    instances: [c6a.8xlarge, c6i.8xlarge]
    autoscaled: {max: 90, idle: 1m}
`,
  overlay: `\
base: fleet.yaml
domain: ci-staging.example.org
loadBalancer: {beta: null}
pools:
  cpu:
    instances: [c6a.2xlarge]
    autoscaled: {max: 4}
`,
  merged: `\
domain: ci-staging.example.org
loadBalancer: {zone: example.org}
pools:
  cpu:
    labels: [CPU]
    instances: [c6a.2xlarge]
    autoscaled: {max: 4, idle: 1m}
`,
} as const;

/** How overlays are merged. */
export function overlaySection(): string {
  const block = (text: string) => `\`\`\`yaml\n${text}\`\`\``;
  return [
    '## Overlays',
    'A file that begins with `base: FILE` is an overlay: it holds only what differs from that file.',
    RULES.map(rule => `- ${rule}`).join('\n'),
    'From this base (in extracts) …',
    block(OVERLAY_EXAMPLE.base),
    '… and this overlay …',
    block(OVERLAY_EXAMPLE.overlay),
    '… comes this fleet:',
    block(OVERLAY_EXAMPLE.merged),
  ].join('\n\n');
}
