import type { JsonSchema } from './json-schema.ts';
import { keyTables } from './key-tables.ts';
import { overlaySection } from './overlay-section.ts';
import { rulesSection } from './rules-section.ts';
import { standardSection } from './standard-section.ts';
import { valueSection } from './value-section.ts';

/** The smallest pool of each kind, and what a fleet needs around it. */
export const MINIMAL_EXAMPLE = `\
# yaml-language-server: $schema=../fleet.schema.json
fleet: starter
region: us-west-2
domain: ci.example.org
loadBalancer: {zone: example.org}
leader: {instance: m7i.large, jenkins: 2.528.3-lts-jdk21}
pools:
  cpu: {labels: [CPU], image: agent-x86_64, instances: [c6a.8xlarge], autoscaled: {max: 90}}
  docs: {labels: [doc], image: doc-host, instances: [t3.large], static: {hosts: 1}}
  lab: {labels: [ios], external: {hosts: [edge-1.example.org]}}
`;

const INTRODUCTION = `\
<!-- Made by \`fleet schema\` from fleet/schema/ and fleet/rules/. Do not edit. -->

# The fleet file

One YAML file describes a fleet: \`fleets/NAME/fleet.yaml\`, and \`images.yaml\` beside it says which machine image each
image name means. This page is made from the schema that reads the file, and so are the schemas for editors: with the
first line below an editor completes keys, explains them and marks mistakes. Overlays name \`../overlay.schema.json\`
there, pin files \`../images.schema.json\`.

\`\`\`yaml
${MINIMAL_EXAMPLE}\`\`\``;

/** The reference page of the fleet file, in Markdown, made from its JSON Schema. */
export function referencePage(schema: JsonSchema): string {
  const sections = [
    INTRODUCTION,
    keyTables(schema),
    valueSection(schema),
    standardSection(),
    overlaySection(),
    rulesSection(),
  ];
  return `${sections.join('\n\n')}\n`;
}
