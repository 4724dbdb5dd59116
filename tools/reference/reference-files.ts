import type { Command } from 'commander';
import { botCommandsPage } from '../../bot/comments/commands-page.ts';
import { botFilesPage } from './bot-files-page.ts';
import { commandsPage, GENERATED } from './commands-page.ts';
import {
  fleetJsonSchema,
  type JsonSchema,
  operatorFileJsonSchema,
  pinsJsonSchema,
  repositoryFileJsonSchema,
} from './json-schema.ts';
import { overlayJsonSchema } from './overlay-schema.ts';
import { referencePage } from './reference-page.ts';

/** Every file that is made from the schemas of files or from the commands: path in the project to text. */
export function referenceFiles(program: Command): ReadonlyMap<string, string> {
  const schema = fleetJsonSchema();
  const [repository, operator] = [repositoryFileJsonSchema(), operatorFileJsonSchema()];
  return new Map([
    ['docs/bot-files.md', botFilesPage(repository, operator)],
    ['docs/bot-commands.md', botCommandsPage(GENERATED)],
    ['docs/commands.md', commandsPage(program)],
    ['docs/fleet-file.md', referencePage(schema)],
    ['examples/bot/bot.schema.json', jsonText(operator)],
    ['examples/bot/ci-bot.schema.json', jsonText(repository)],
    ['fleets/fleet.schema.json', jsonText(schema)],
    ['fleets/images.schema.json', jsonText(pinsJsonSchema())],
    ['fleets/overlay.schema.json', jsonText(overlayJsonSchema(schema))],
  ]);
}

const jsonText = (schema: JsonSchema): string => `${JSON.stringify(schema, undefined, 2)}\n`;
