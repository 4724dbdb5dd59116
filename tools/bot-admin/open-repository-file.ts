import { readRepositorySettings } from '../../bot/configuration/read-settings.ts';
import type { RepositorySettings } from '../../bot/model/settings.ts';
import { EXIT } from '../exit-codes.ts';
import { formatProblems } from '../report/format-problems.ts';
import { AlreadyTold, UserError } from '../user-error.ts';
import type { World } from '../world.ts';

/** Reads a repository's `.ci-bot.yaml`. @throws UserError when there is none; AlreadyTold when it has errors, which were shown */
export function openRepositoryFile(path: string, { files, terminal }: World): RepositorySettings {
  if (!files.exists(path))
    throw new UserError(`there is no file \`${path}\``, {
      fix: '--config names the repository’s configuration',
    });
  const { settings, problems, shown } = readRepositorySettings(files.read(path), path);
  if (settings !== undefined) return settings;
  terminal.err(formatProblems(problems, { read: () => shown, colour: terminal.colour }));
  throw new AlreadyTold(EXIT.badInput);
}
