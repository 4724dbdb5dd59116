import type { OperatorSettings } from '../../bot/configuration/operator-settings.ts';
import { readPeopleList } from '../../bot/configuration/people-list.ts';
import { readOperatorSettings, readRepositorySettings } from '../../bot/configuration/read-settings.ts';
import { masked } from '../../bot/configuration/secret-looks.ts';
import { unservable } from '../../bot/configuration/servable.ts';
import type { RepositorySettings } from '../../bot/model/settings.ts';
import { locate } from '../../fleet/load/locate.ts';
import { parseYaml } from '../../fleet/load/parse-yaml.ts';
import type { Finding, Path, Problem } from '../../fleet/problem.ts';
import { type BotFileKind, fileKind } from './file-kind.ts';

/** A file by name and text. */
export interface NamedText {
  readonly path: string;
  readonly text: string;
}

/** A file that was checked. */
export interface CheckedFile {
  readonly path: string;
  readonly kind: BotFileKind | undefined;
  readonly problems: readonly Problem[];
  /** The text without secrets, to show lines of. */
  readonly shown: string;
}

interface Read extends CheckedFile {
  readonly repository?: RepositorySettings | undefined;
  readonly operator?: OperatorSettings | undefined;
}

/** Checks each file by itself, and each `.ci-bot.yaml` against each `bot.yaml` that is given with it. */
export function checkFiles(files: readonly NamedText[]): readonly CheckedFile[] {
  const read = files.map(readFile);
  const operators = read.flatMap(({ operator }) => operator ?? []);
  return read.map(({ repository, operator: _, ...file }) =>
    repository === undefined
      ? file
      : { ...file, problems: [...file.problems, ...misfits(file, repository, operators)] },
  );
}

function readFile({ path, text }: NamedText): Read {
  const kind = fileKind(path, text);
  if (kind === 'repository') {
    const { settings, ...file } = readRepositorySettings(text, path);
    return { path, kind, ...file, repository: settings };
  }
  if (kind === 'operator') {
    const { settings, ...file } = readOperatorSettings(text, path);
    return { path, kind, ...file, operator: settings };
  }
  if (kind === undefined) return { path, kind, problems: [unknownKind(path)], shown: '' };
  const { text: shown } = masked(text);
  const list = readPeopleList(shown, path);
  return { path, kind, problems: list.ok ? [] : list.problems, shown };
}

const unknownKind = (path: string): Problem => ({
  severity: 'error',
  rule: 'file-kind',
  path: [],
  place: { file: path, line: 1, column: 1 },
  message: 'a file of the bot is a `.ci-bot.yaml`, a `bot.yaml` or a list of people',
  fix: 'give it such a name; for `app.cfg`, `repos.cfg` and `config.json` use `fleet bot import`',
});

/** What a repository wants of the instances at hand and they do not offer. */
function misfits(
  { path, shown }: CheckedFile,
  repository: RepositorySettings,
  operators: readonly OperatorSettings[],
): readonly Problem[] {
  const parsed = parseYaml(shown, path);
  if (!parsed.ok) return [];
  const { root } = parsed;
  const once = new Map<string, Problem>();
  for (const finding of operators.flatMap(operator => findingsOf(repository, operator))) {
    const problem = locate(finding, root);
    once.set(JSON.stringify([problem.place, problem.message]), problem);
  }
  return [...once.values()];
}

function findingsOf(repository: RepositorySettings, operator: OperatorSettings): readonly Finding[] {
  if (!repository.instances.includes(operator.instance))
    return [
      {
        severity: 'warning',
        rule: 'instance-not-named',
        path: ['instances'],
        message: `the instance \`${operator.instance}\` is given here and not named, so it does nothing for this repository`,
        fix: `add \`${operator.instance}\`, if it is to serve this repository`,
      },
    ];
  return unservable(repository, operator).map(({ target, why }) => ({
    severity: 'error',
    rule: 'not-offered',
    path: pathOf(target),
    message: why,
    fix: 'change it here, or have the operator offer it in `bot.yaml`',
  }));
}

/** Where a target stands in `.ci-bot.yaml`. */
function pathOf({ command, name, facets }: RepositorySettings['targets'][number]): Path {
  if (command === 'run') return ['jobs', name];
  return command === 'build' ? ['builds', facets.architecture ?? ''] : ['benchmarks'];
}
