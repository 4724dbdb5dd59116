import { basename } from 'node:path';
import { importDiffeq } from '../../bot/configuration/import/diffeq.ts';
import { importEessi } from '../../bot/configuration/import/eessi.ts';
import type { Imported } from '../../bot/configuration/import/imported.ts';
import { UserError } from '../user-error.ts';
import type { NamedText } from './check-files.ts';

const MOST = 1_048_576;

/** What files of EESSI's bot or DiffEqBot are in ours. @throws UserError for files of no bot that is known */
export function importFiles(files: readonly NamedText[]): Imported {
  for (const { path, text } of files)
    if (text.length > MOST)
      throw new UserError(`\`${path}\` is too long for a configuration`, { fix: 'name another file' });
  const [json] = files.filter(({ path }) => path.endsWith('.json'));
  const ini = files.filter(({ path }) => path.endsWith('.cfg') || path.endsWith('.ini'));
  const app = ini.find(({ path, text }) => basename(path).startsWith('app') || /^\[github\]/m.test(text));
  const repos = ini.find(file => file !== app);
  if (json !== undefined && files.length === 1) return fromJson(json);
  if (app !== undefined && files.length === (repos === undefined ? 1 : 2))
    return importEessi({ app: app.text, repos: repos?.text });
  throw new UserError('these are not the files of one bot that can be read', {
    fix: 'name `app.cfg` and `repos.cfg` of EESSI’s bot, or `config.json` of DiffEqBot',
  });
}

function fromJson({ path, text }: NamedText): Imported {
  const found = importDiffeq(text);
  if (found === undefined)
    throw new UserError(`\`${path}\` is no \`config.json\` of DiffEqBot`, {
      fix: 'name a file with `bot_name`, `org` and `registered_repos`',
    });
  return found;
}
