import type { z } from 'zod';
import { loadText } from '../../fleet/load/load.ts';
import type { Finding, Problem } from '../../fleet/problem.ts';
import type { RepositorySettings } from '../model/settings.ts';
import { hidden } from './hidden.ts';
import { operatorFileSchema } from './operator-file.ts';
import type { OperatorSettings } from './operator-settings.ts';
import { operatorSettings } from './operator-settings-of.ts';
import { repositoryFileSchema } from './repository-file.ts';
import { repositorySettings } from './repository-settings.ts';
import { OPERATOR_RULES } from './rules/operator/all-rules.ts';
import { REPOSITORY_RULES } from './rules/repository/all-rules.ts';
import type { Rule } from './rules/rule.ts';

/** What `.ci-bot.yaml` may cost at most: whoever can merge can change it, and each instance reads it. */
export const REPOSITORY_LIMITS = { size: 65_536, nodes: 10_000 } as const;
const OPERATOR_LIMITS = { size: 262_144, nodes: 50_000 } as const;

/** A file of the bot that was read. */
export interface ReadSettings<T> {
  /** Undefined: an error is among the problems. */
  readonly settings: T | undefined;
  /** Errors and warnings, sorted by place. None holds what is or resembles a secret. */
  readonly problems: readonly Problem[];
  /** The text in which what is or resembles a secret is blotted out, to show lines of. */
  readonly shown: string;
}

/** Reads and checks a `.ci-bot.yaml`. @param file its name, for problems */
export function readRepositorySettings(
  text: string,
  file = '.ci-bot.yaml',
): ReadSettings<RepositorySettings> {
  return readAs(text, file, {
    schema: repositoryFileSchema,
    rules: REPOSITORY_RULES,
    limits: REPOSITORY_LIMITS,
    settingsOf: repositorySettings,
  });
}

/** Reads and checks a `bot.yaml`. @param file its name, for problems */
export function readOperatorSettings(text: string, file = 'bot.yaml'): ReadSettings<OperatorSettings> {
  return readAs(text, file, {
    schema: operatorFileSchema,
    rules: OPERATOR_RULES,
    limits: OPERATOR_LIMITS,
    settingsOf: operatorSettings,
  });
}

interface Kind<File, Settings> {
  readonly schema: z.ZodType<File>;
  readonly rules: readonly Rule<File>[];
  readonly limits: typeof REPOSITORY_LIMITS | typeof OPERATOR_LIMITS;
  readonly settingsOf: (file: File) => Settings;
}

function readAs<File, Settings>(
  text: string,
  file: string,
  kind: Kind<File, Settings>,
): ReadSettings<Settings> {
  const { schema, rules, limits, settingsOf } = kind;
  // What is too long is refused for that; nobody looks through the rest of it.
  const safe = hidden(text.slice(0, limits.size + 1), file, clean =>
    loadText<File>(clean, file, {
      schema,
      rules: value => rules.flatMap((rule): readonly Finding[] => rule.check(value)),
      limits,
    }),
  );
  const problems = versionAlone(safe.problems);
  const sound = safe.value !== undefined && !problems.some(({ severity }) => severity === 'error');
  return {
    settings: sound && safe.value !== undefined ? settingsOf(safe.value) : undefined,
    problems,
    shown: safe.shown,
  };
}

/** Of a file in another version of the format nothing else can be said. */
function versionAlone(problems: readonly Problem[]): readonly Problem[] {
  const found = problems.find(({ path, rule }) => path[0] === 'version' && rule !== 'secret-in-file');
  if (found === undefined) return problems;
  return [
    {
      ...found,
      rule: 'unknown-version',
      message: 'this bot reads version 1 of the file, and no other',
      fix: 'bring the bot up to date, or write `version: 1`',
    },
  ];
}
