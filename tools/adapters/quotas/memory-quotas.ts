import type { CountedMachine, Quotas } from './quotas.ts';

/** What an account in memory may run, and runs. */
export interface MemoryQuotasAccount {
  /** By service and code: `ec2/L-1216C47A`. */
  readonly limits?: ReadonlyMap<string, number>;
  readonly running?: readonly CountedMachine[];
}

/** Quotas in memory, for tests. */
export class MemoryQuotas implements Quotas {
  readonly #account: () => MemoryQuotasAccount;

  /** @param account asked anew at each call, since a test may change it */
  constructor(account: () => MemoryQuotasAccount = () => ({})) {
    this.#account = account;
  }

  async limits(service: string, codes: readonly string[]): Promise<ReadonlyMap<string, number>> {
    const { limits } = this.#account();
    const known = codes.map(code => [code, limits?.get(`${service}/${code}`)] as const);
    return new Map(known.flatMap(([code, limit]) => (limit === undefined ? [] : [[code, limit] as const])));
  }

  async running(): Promise<readonly CountedMachine[]> {
    return this.#account().running ?? [];
  }
}
