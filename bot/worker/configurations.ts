import { lastGood } from '../configuration/last-good.ts';
import { readPeopleList } from '../configuration/people-list.ts';
import { readRepositorySettings } from '../configuration/read-settings.ts';
import { type Forge, ForgeFailed } from '../github/forge.ts';
import type { Repository } from '../model/pull.ts';
import type { RepositorySettings } from '../model/settings.ts';
import type { Target } from '../model/target.ts';
import type { BotStore } from '../stores/bot-store.ts';
import { listFile } from './list-file.ts';

/** The configuration of a repository as it is in force. */
export interface Configuration {
  readonly settings: RepositorySettings;
  /** What is wrong with the newer text that was refused: `.ci-bot.yaml:3:5: …`. Empty: this is the newest. */
  readonly problems: readonly string[];
}

/** Targets of this instance that it cannot run: what `.ci-bot.yaml` says and the operator does not offer. */
export type Unservable = (
  settings: RepositorySettings,
) => readonly { readonly target: Target; readonly why: string }[];

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
  readonly #unservable: Unservable;
  readonly #now: () => number;
  readonly #read = new Map<number, Read>();
  /** What is being read: whoever asks meanwhile gets the same. */
  readonly #underway = new Map<number, Promise<Configuration | undefined>>();

  constructor(parts: {
    readonly forge: Forge;
    readonly store: BotStore;
    readonly unservable: Unservable;
    readonly now: () => number;
  }) {
    this.#forge = parts.forge;
    this.#store = parts.store;
    this.#unservable = parts.unservable;
    this.#now = parts.now;
  }

  /** The default branch has another commit: the next that asks gets what that says. */
  forget({ id }: Repository): void {
    this.#read.delete(id);
    this.#underway.delete(id);
  }

  /**
   * Undefined: the repository has no configuration, nor had a good one.
   * @throws ForgeFailed, StoreFailed
   */
  async of(repository: Repository): Promise<Configuration | undefined> {
    const known = this.#read.get(repository.id);
    if (known !== undefined && this.#now() - known.at < FRESH) return known.configuration;
    return this.#underway.get(repository.id) ?? this.#asked(repository);
  }

  #asked(repository: Repository): Promise<Configuration | undefined> {
    const { id } = repository;
    const at = this.#now();
    const isWanted = () => this.#underway.get(id) === asked;
    const asked = this.#newest(repository)
      .then(configuration => {
        // What was forgotten meanwhile may be older than what made it so.
        if (isWanted()) this.#read.set(id, { at, configuration });
        return configuration;
      })
      .finally(() => isWanted() && this.#underway.delete(id));
    this.#underway.set(id, asked);
    return asked;
  }

  /** What a target is by what was last read of a repository, without asking anybody. */
  knownTarget({ id }: Repository, name: string): Target | undefined {
    return this.#read.get(id)?.configuration?.settings.targets.find(target => target.name === name);
  }

  async #newest(repository: Repository): Promise<Configuration | undefined> {
    const name = `configuration:${repository.id}`;
    const [good, { branch }] = await Promise.all([
      this.#store.note(name),
      this.#forge.defaultBranch(repository),
    ]);
    const text = await this.#textOn(branch, repository);
    const previous = good === undefined ? undefined : readRepositorySettings(good).settings;
    const held =
      text instanceof ForgeFailed
        ? { settings: previous, fresh: false, problems: [`${FILE}: it cannot be read: ${text.message}`] }
        : lastGood(previous, text);
    if (held.fresh && typeof text === 'string' && text !== good) await this.#store.setNote(name, text);
    if (held.settings === undefined) return undefined;
    return this.#served(await this.#withList(held.settings, repository), held.problems);
  }

  /** What is there instead of a file of a sensible size is as good as a broken one. */
  async #textOn(branch: string, repository: Repository): Promise<string | ForgeFailed | undefined> {
    try {
      return (await this.#forge.file(repository, FILE, branch))?.text;
    } catch (error) {
      if (error instanceof ForgeFailed && !error.later) return error;
      throw error;
    }
  }

  /** With those who may run benchmarks because a list says so. */
  async #withList(settings: RepositorySettings, repository: Repository): Promise<RepositorySettings> {
    const { lists, rights } = settings;
    if (lists === undefined) return settings;
    const found = await listFile(lists, repository, this.#forge);
    if (found?.file === undefined) return settings;
    const list = readPeopleList(found.file.text, lists.path);
    // A list that cannot be read grants nothing; `fleet bot check` tells why.
    const people = list.ok ? list.people.map(person => ({ kind: 'person', ...person }) as const) : [];
    return { ...settings, rights: { ...rights, benchmark: [...rights.benchmark, ...people] } };
  }

  /** Without the targets that this instance must not touch. */
  #served(settings: RepositorySettings, problems: readonly string[]): Configuration {
    const not = this.#unservable(settings);
    const left = new Set(not.map(({ target }) => target.name));
    return {
      settings: { ...settings, targets: settings.targets.filter(({ name }) => !left.has(name)) },
      problems: [...problems, ...not.map(({ target, why }) => `${FILE}: \`${target.name}\`: ${why}`)],
    };
  }
}
