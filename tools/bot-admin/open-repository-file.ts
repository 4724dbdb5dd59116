import { readRepositorySettings } from '../../bot/configuration/read-settings.ts';
import type { RepositorySettings } from '../../bot/model/settings.ts';
import { UserError } from '../user-error.ts';
import type { World } from '../world.ts';
import { soundSettings } from './sound-settings.ts';

/** Reads a repository's `.ci-bot.yaml`. @throws UserError when there is none; AlreadyTold when it has errors, which were shown */
export function openRepositoryFile(path: string, world: World): RepositorySettings {
  const { files } = world;
  if (!files.exists(path))
    throw new UserError(`there is no file \`${path}\``, {
      fix: '--config names the repository’s configuration',
    });
  return soundSettings(readRepositorySettings(files.read(path), path), world);
}
