import type { OperatorSettings } from '../../bot/configuration/operator-settings.ts';
import { readOperatorSettings } from '../../bot/configuration/read-settings.ts';
import { UserError } from '../user-error.ts';
import type { World } from '../world.ts';
import { soundSettings } from './sound-settings.ts';

/** An operator file that was read, with its text. */
export interface OperatorFile {
  readonly settings: OperatorSettings;
  readonly text: string;
}

/**
 * Reads a bot's operator file.
 * @throws UserError when there is none; AlreadyTold when it has errors, which were shown
 */
export function openOperatorFile(path: string, world: World): OperatorFile {
  const { files } = world;
  if (!files.exists(path))
    throw new UserError(`there is no operator file \`${path}\``, { fix: 'docs/ci-bot.md shows one' });
  const text = files.read(path);
  return { settings: soundSettings(readOperatorSettings(text, path), world), text };
}
