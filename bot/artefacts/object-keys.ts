import type { PullRef } from '../model/pull.ts';
import { legacyPath } from './artefact-target.ts';

/** Where an artefact and what belongs to it go in a bucket. */
export interface ObjectKeys {
  readonly artefact: string;
  readonly metadata: string;
}

/** What follows a key for what belongs to it. An artefact whose own name ends so would be taken for that. */
export const SIGNATURE = '.sig';
const METADATA = '.meta.txt';

const KEY = /^[\w.=@+-]{1,200}(?:\/[\w.=@+-]{1,200}){0,30}$/;
const NAME = /^[\w.=@+-]{1,200}$/;
const LONGEST = 900;

/**
 * The keys of an artefact. Of variables a prefix has `${github_repository}`, `${pull_request_number}` and `${legacy_aws_path}`;
 * an empty one is the last of them. Everything else stands for itself; nothing is handed to a shell.
 * @returns why there are none: a text for people
 */
export function objectKeys(
  name: string,
  pull: PullRef,
  prefixes: { readonly artefact: string; readonly metadata: string },
): ObjectKeys | string {
  if (!NAME.test(name)) return 'its name is not a plain file name';
  if (name.endsWith(SIGNATURE) || name.endsWith(METADATA))
    return 'its name ends like that of a signature or of metadata';
  const artefact = keyBelow(prefixes.artefact, name, name, pull);
  const metadata = keyBelow(prefixes.metadata, name, `${name}${METADATA}`, pull);
  if (artefact === undefined || metadata === undefined)
    return 'the prefix and its name make no key; a name such as eessi-2023.06-software-linux-x86_64-amd-zen2-1690000000.tar.gz does';
  return { artefact, metadata };
}

function keyBelow(prefix: string, name: string, file: string, pull: PullRef): string | undefined {
  const folder = prefix === '' ? legacyPath(name) : expanded(prefix, name, pull);
  if (folder === undefined) return undefined;
  const key = `${folder.replace(/\/+$/, '')}/${file}`;
  const isSound = KEY.test(key) && key.length <= LONGEST && !key.split('/').some(step => /^\.+$/.test(step));
  return isSound ? key : undefined;
}

/** Undefined: it names a variable that there is not, or not for this artefact. */
function expanded(prefix: string, name: string, { repository, number }: PullRef): string | undefined {
  const values = new Map([
    ['github_repository', repository.name],
    ['pull_request_number', `${number}`],
    ['legacy_aws_path', legacyPath(name)],
  ]);
  let isKnown = true;
  const text = prefix.replaceAll(/\$\{(\w+)\}/g, (_, variable: string) => {
    const value = values.get(variable);
    isKnown &&= value !== undefined;
    return value ?? '';
  });
  return isKnown ? text : undefined;
}
