import type { Secrets } from './secrets.ts';

/** Secrets that are remembered for a while, and can be read again when they do not seem to be the newest. */
export interface RereadableSecrets extends Secrets {
  /**
   * The values as they are now: after a rotation the first signature made with the new secret fails against what is remembered.
   * Undefined: they were read so recently that to read them again is pointless; without that, everybody who sends wrong
   * signatures could have the source asked each time.
   * @throws SecretsFailed
   */
  reread(name: string): Promise<readonly string[] | undefined>;
}

/** For how long, in milliseconds. */
export interface CacheTimes {
  /** Values are good for so long without being read again. */
  readonly fresh: number;
  /** `reread` reads at most this often. */
  readonly between: number;
  /** While the source fails, values are used until they are this old. */
  readonly stale: number;
}

const USUAL: CacheTimes = { fresh: 60_000, between: 5_000, stale: 900_000 };

interface Known {
  readonly values: readonly string[];
  readonly at: number;
}

/** Remembers what a source said. Several who ask at once share one reading. */
export class CachedSecrets implements RereadableSecrets {
  readonly #source: Secrets;
  readonly #now: () => number;
  readonly #times: CacheTimes;
  readonly #known = new Map<string, Known>();
  readonly #tried = new Map<string, number>();
  readonly #reading = new Map<string, Promise<readonly string[]>>();

  /** @param now milliseconds since 1970 */
  constructor(source: Secrets, now: () => number, times: Partial<CacheTimes> = {}) {
    this.#source = source;
    this.#now = now;
    this.#times = { ...USUAL, ...times };
  }

  async named(name: string): Promise<readonly string[]> {
    const known = this.#known.get(name);
    const now = this.#now();
    if (known && now - known.at < this.#times.fresh) return known.values;
    // A source that fails is not asked by every request.
    if (known && this.#usable(known) && this.#triedWithin(name)) return known.values;
    try {
      return await this.#read(name);
    } catch (error) {
      if (known && this.#usable(known)) return known.values;
      throw error;
    }
  }

  async reread(name: string): Promise<readonly string[] | undefined> {
    const under = this.#reading.get(name);
    if (under) return under;
    return this.#triedWithin(name) ? undefined : this.#read(name);
  }

  #usable(known: Known): boolean {
    return this.#now() - known.at < this.#times.stale;
  }

  #triedWithin(name: string): boolean {
    const tried = this.#tried.get(name);
    return tried !== undefined && this.#now() - tried < this.#times.between;
  }

  #read(name: string): Promise<readonly string[]> {
    const under = this.#reading.get(name);
    if (under) return under;
    const at = this.#now();
    this.#tried.set(name, at);
    const reading = this.#source
      .named(name)
      .then(values => {
        this.#known.set(name, { values, at });
        return values;
      })
      .finally(() => this.#reading.delete(name));
    this.#reading.set(name, reading);
    return reading;
  }
}
