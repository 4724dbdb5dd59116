import type { Command } from 'commander';
import { commandsPage } from './commands-page.ts';
import { fleetJsonSchema, type JsonSchema, pinsJsonSchema } from './json-schema.ts';
import { overlayJsonSchema } from './overlay-schema.ts';
import { referencePage } from './reference-page.ts';

/** Every file that is made from the schema of the fleet file or from the commands: path in the project to text. */
export function referenceFiles(program: Command): ReadonlyMap<string, string> {
  const schema = fleetJsonSchema();
  return new Map([
    ['docs/commands.md', commandsPage(program)],
    ['docs/fleet-file.md', referencePage(schema)],
    ['fleets/fleet.schema.json', jsonText(schema)],
    ['fleets/images.schema.json', jsonText(pinsJsonSchema())],
    ['fleets/overlay.schema.json', jsonText(overlayJsonSchema(schema))],
  ]);
}

const jsonText = (schema: JsonSchema): string => `${JSON.stringify(schema, undefined, 2)}\n`;
