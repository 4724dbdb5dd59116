import type { OperatorSettings } from '../../bot/configuration/operator-settings.ts';
import { readOperatorSettings } from '../../bot/configuration/read-settings.ts';
import { EXIT } from '../exit-codes.ts';
import { formatProblems } from '../report/format-problems.ts';
import { AlreadyTold, UserError } from '../user-error.ts';
import type { World } from '../world.ts';

/** An operator file that was read, with its text. */
export interface OperatorFile {
  readonly settings: OperatorSettings;
  readonly text: string;
}

/**
 * Reads a bot's operator file.
 * @throws UserError when there is none; AlreadyTold when it has errors, which were shown
 */
export function openOperatorFile(path: string, { files, terminal }: World): OperatorFile {
  if (!files.exists(path))
    throw new UserError(`there is no operator file \`${path}\``, { fix: 'docs/ci-bot.md shows one' });
  const text = files.read(path);
  const { settings, problems, shown } = readOperatorSettings(text, path);
  if (settings !== undefined) return { settings, text };
  // The text with what may be a secret blotted out.
  terminal.err(formatProblems(problems, { read: () => shown, colour: terminal.colour }));
  throw new AlreadyTold(EXIT.badInput);
}
