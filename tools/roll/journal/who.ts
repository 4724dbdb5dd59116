/** The process that asks, as the system knows it. */
export interface AskingProcess {
  readonly host: string;
  readonly pid: number;
  /** Random: two containers may have the same host name and process number. */
  readonly nonce: string;
}

/** Where a person's name stands: pipelines first, since the account of a runner says nothing. */
const VARIABLES = ['GITHUB_ACTOR', 'GITLAB_USER_LOGIN', 'USER', 'LOGNAME', 'USERNAME'] as const;
const LONGEST = 100;

/** One line without control characters. */
const tidy = (text: string) =>
  text
    .replaceAll(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim()
    .slice(0, LONGEST);

/** The person or pipeline that asks: the one given with --by, else from the environment. */
export const who = (
  by: string | undefined,
  environment: Readonly<Record<string, string | undefined>>,
): string =>
  [by, ...VARIABLES.map(name => environment[name])].map(text => tidy(text ?? '')).find(text => text !== '') ??
  'somebody';

/** Who holds a lock: `operator, process 4711 on build-3 (9f2c41d0)`. */
export const lockHolderText = (person: string, { host, pid, nonce }: AskingProcess): string =>
  `${person}, process ${pid} on ${tidy(host)} (${nonce})`;
