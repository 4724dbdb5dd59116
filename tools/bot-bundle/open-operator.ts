import { dirname, join } from 'node:path';
import type { BotSettings } from '../../fleet/schema/bot.ts';
import { openOperatorFile } from '../bot-admin/open-operator-file.ts';
import { UserError } from '../user-error.ts';
import type { World } from '../world.ts';
import { contradictions } from './contradictions.ts';
import type { Operator } from './package-plan.ts';

/**
 * The operator file of a fleet's bot, which stands beside the fleet file.
 * @throws UserError when there is none, or when it contradicts the fleet file; AlreadyTold when it has errors
 */
export function openOperator(fleetFile: string, bot: BotSettings, world: World): Omit<Operator, 'driver'> {
  const path = join(dirname(fleetFile), bot.operator);
  if (!world.files.exists(path))
    throw new UserError(`there is no operator file \`${path}\`, which \`bot\` of \`${fleetFile}\` asks for`, {
      fix: 'write it, or name another one as `bot.operator`',
    });
  const { text, settings } = openOperatorFile(path, world);
  const found = contradictions({ bot, operator: settings });
  if (found.length > 0)
    throw new UserError(`${path} contradicts ${fleetFile}:${found.map(line => `\n  ${line}`).join('')}`);
  return { text, settings };
}
