/** The values of a secret cannot be had. Its message names the secret, never a value. `later`: trying again may help. */
export class SecretsFailed extends Error {
  readonly later: boolean;

  constructor(message: string, later: boolean) {
    super(message);
    this.name = 'SecretsFailed';
    this.later = later;
  }
}

/** Where the values of secrets come from. */
export interface Secrets {
  /**
   * The valid values of a secret: the current one, then the previous one while a rotation is under way. Never empty, and
   * no value is.
   * @throws SecretsFailed
   */
  named(name: string): Promise<readonly string[]>;
}

const NAME = /^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/;

/** A name that is one word in paths, variables and Secrets Manager alike. @throws SecretsFailed */
export function checkedName(name: string): string {
  if (NAME.test(name) && !name.endsWith('.previous')) return name;
  throw new SecretsFailed(
    `\`${name.replaceAll(/[^\x21-\x7e]/g, '?').slice(0, 100)}\` cannot name a secret`,
    false,
  );
}

/** What was read, current first, without empty values and the line end that editors add. @throws SecretsFailed when nothing is left */
export function valuesOf(name: string, read: readonly (string | undefined)[]): readonly string[] {
  const [current, ...earlier] = read.map(text => text?.replace(/\r?\n$/, ''));
  if (current === undefined) throw new SecretsFailed(`there is no secret \`${name}\``, false);
  if (current === '') throw new SecretsFailed(`the secret \`${name}\` is empty`, false);
  return [...new Set([current, ...earlier.flatMap(text => text || [])])];
}
