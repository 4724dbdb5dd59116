import { basename } from 'node:path';
import { parseYaml } from '../../fleet/load/parse-yaml.ts';

/** The files that people write for the bot. */
export type BotFileKind = 'repository' | 'operator' | 'people';

/** What each kind is called in messages. */
export const KIND_WORDS: Readonly<Record<BotFileKind, string>> = {
  repository: 'a sound `.ci-bot.yaml`',
  operator: 'a sound `bot.yaml`',
  people: 'a sound list of people',
};

/** Keys that one kind alone has, and has to have. */
const OWN_KEYS: readonly (readonly [string, BotFileKind])[] = [
  ['people', 'people'],
  ['github', 'operator'],
  ['instance', 'operator'],
  ['instances', 'repository'],
  ['names', 'repository'],
  ['jobs', 'repository'],
];

/** Which kind of file it is, by its name, else by its keys; undefined: no telling. */
export function fileKind(path: string, text: string): BotFileKind | undefined {
  const name = basename(path);
  if (/ci-bot\.ya?ml$/.test(name)) return 'repository';
  if (/^bot\.ya?ml$/.test(name)) return 'operator';
  const parsed = parseYaml(text, path);
  if (!parsed.ok) return undefined;
  return OWN_KEYS.find(([key]) => parsed.root.entries.has(key))?.[1];
}
