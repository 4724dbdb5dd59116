import { checkedName, type Secrets, valuesOf } from './secrets.ts';

/** The variable that holds a secret: its name in capitals, with `_` for every other character: `webhook-secret` → `WEBHOOK_SECRET`. */
export const variableOf = (name: string): string => name.toUpperCase().replaceAll(/[^A-Z0-9]/g, '_');

/**
 * Secrets in variables of the environment, for tries and tests: a process cannot be given another environment, so a rotation
 * needs a restart, and everybody who may look at the process sees them. `NAME_PREVIOUS` holds the previous value.
 */
export class EnvironmentSecrets implements Secrets {
  readonly #environment: Readonly<Record<string, string | undefined>>;

  /** @param environment of the process, from its entry point */
  constructor(environment: Readonly<Record<string, string | undefined>>) {
    this.#environment = environment;
  }

  async named(name: string): Promise<readonly string[]> {
    const variable = variableOf(checkedName(name));
    return valuesOf(name, [this.#environment[variable], this.#environment[`${variable}_PREVIOUS`]]);
  }
}
