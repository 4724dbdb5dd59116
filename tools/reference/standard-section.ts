import { STANDARD_IMAGES } from '../../fleet/schema/images.ts';
import { STANDARD_PROMISES } from '../../fleet/schema/labels.ts';
import { STANDARD_SECRETS } from '../../fleet/schema/secret.ts';
import { STANDARD_ZONES } from '../../fleet/schema/stores.ts';
import { flowYaml } from './flow-yaml.ts';

/** What every fleet has without naming it. */
export function standardSection(): string {
  const entries = {
    images: STANDARD_IMAGES,
    trust: STANDARD_ZONES,
    promises: STANDARD_PROMISES,
    secrets: STANDARD_SECRETS,
  };
  const lines = Object.entries(entries).flatMap(([section, standard]) => [
    `${section}:`,
    ...Object.entries(standard).map(([name, entry]) => `  ${name}: ${flowYaml(entry)}`),
  ]);
  return [
    '## What every fleet has',
    'These entries are there without being written. An entry of the same name replaces the standard one, whole.',
    `\`\`\`yaml\n${lines.join('\n')}\n\`\`\``,
  ].join('\n\n');
}
