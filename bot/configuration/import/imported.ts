import { pathText } from '../../../fleet/problem.ts';
import { type Data, yamlOf } from '../../../fleet/render/yaml.ts';
import { readOperatorSettings, readRepositorySettings } from '../read-settings.ts';

/** Something of another bot's configuration that has no place in ours, or that people have to do. */
export interface Lost {
  /** The key as it stands there; never its value. */
  readonly what: string;
  readonly why: string;
}

/** What another bot's configuration is in our files. */
export interface Imported {
  readonly files: readonly { readonly name: string; readonly text: string }[];
  readonly lost: readonly Lost[];
}

/** The data of the two files, as they will be written. */
export interface Written {
  readonly repository: Readonly<Record<string, Data | undefined>>;
  readonly operator: Readonly<Record<string, Data | undefined>>;
}

/** Writes the files, and adds to what is lost what is wrong with them as they are: what the other bot did not have to know. */
export function imported({ repository, operator }: Written, lost: readonly Lost[]): Imported {
  const files = [
    { name: '.ci-bot.yaml', text: yamlOf(repository) },
    { name: 'bot.yaml', text: yamlOf(operator) },
  ] as const;
  const wrong = [
    ...readRepositorySettings(files[0].text).problems,
    ...readOperatorSettings(files[1].text).problems,
  ].filter(({ severity }) => severity === 'error');
  const open = wrong.map(({ place, path, message, fix }) => ({
    what: `${place.file}: ${pathText(path)}`,
    why: `is to be filled in: ${message}${fix === undefined ? '' : `; ${fix}`}`,
  }));
  return { files, lost: [...lost, ...open] };
}

/** A name as instances have them: `MY-bot` is `my-bot`. */
export const instanceOf = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');

/** A person of whom only the name is known; the number is looked up by people, and 0 is refused until they did. */
export const personOf = (login: string): Data => ({ id: 0, login });
