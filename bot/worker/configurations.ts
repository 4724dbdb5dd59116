import type { Repository } from '../core/pull.ts';
import type { RepositorySettings } from '../core/settings.ts';
import type { Forge } from '../github/forge.ts';
import type { BotStore } from '../stores/bot-store.ts';

/** The configuration of a repository as it is in force. */
export interface Configuration {
  readonly settings: RepositorySettings;
  /** What is wrong with the newer text that was refused: `.ci-bot.yaml:3:5: …`. Empty: this is the newest. */
  readonly problems: readonly string[];
}

/** Checks a text: the one in force before it stays when the new one is not sound. */
export type CheckText = (
  good: string | undefined,
  newer: string,
) => {
  readonly good: string | undefined;
  readonly settings: RepositorySettings | undefined;
  readonly problems: readonly string[];
};

/** Where it lies in a repository's default branch. */
const FILE = '.ci-bot.yaml';
/** How long one that was read is taken for the newest, in milliseconds: a push to the default branch ends it earlier. */
const FRESH = 60_000;

interface Read {
  readonly at: number;
  readonly configuration: Configuration | undefined;
}

/** The configurations of the served repositories: read from their default branches, the last good one kept in the store. */
export class Configurations {
  readonly #forge: Forge;
  readonly #store: BotStore;
  readonly #check: CheckText;
  readonly #now: () => number;
  readonly #read = new Map<number, Read>();

  constructor(parts: {
    readonly forge: Forge;
    readonly store: BotStore;
    readonly check: CheckText;
    readonly now: () => number;
  }) {
    this.#forge = parts.forge;
    this.#store = parts.store;
    this.#check = parts.check;
    this.#now = parts.now;
  }

  /** The default branch has another commit: the next that asks gets what that says. */
  forget(repository: Repository): void {
    this.#read.delete(repository.id);
  }

  /**
   * Undefined: the repository has no configuration, nor had a good one.
   * @throws ForgeFailed, StoreFailed
   */
  async of(repository: Repository): Promise<Configuration | undefined> {
    const known = this.#read.get(repository.id);
    if (known !== undefined && this.#now() - known.at < FRESH) return known.configuration;
    const at = this.#now();
    const configuration = await this.#newest(repository);
    this.#read.set(repository.id, { at, configuration });
    return configuration;
  }

  async #newest(repository: Repository): Promise<Configuration | undefined> {
    const name = `configuration:${repository.id}`;
    const [good, { branch }] = await Promise.all([
      this.#store.note(name),
      this.#forge.defaultBranch(repository),
    ]);
    const file = await this.#forge.file(repository, FILE, branch);
    // A file that was taken away takes the bot away.
    if (file === undefined) return undefined;
    const checked = this.#check(good, file.text);
    if (checked.good !== undefined && checked.good !== good) await this.#store.setNote(name, checked.good);
    return checked.settings && { settings: checked.settings, problems: checked.problems };
  }
}
