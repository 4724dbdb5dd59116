import { answers } from './answers.ts';
import { ForgeFailed } from './forge.ts';
import type { GithubCalls } from './github-calls.ts';
import type { Asker } from './github-requests.ts';

/** The App can be taken away and installed again under another number; that is known after this time, in milliseconds. */
const FRESH = 10 * 60_000;

const asApp = { as: 'app', cost: 'read', again: true } as const;

/** The App is not installed for this owner, or there is no such owner: not to be taken for the absence of what was asked for. */
export class NotInstalled extends ForgeFailed {
  constructor(owner: string) {
    super(`the App is not installed for ${owner}`, { later: false });
    this.name = 'NotInstalled';
  }
}

/** Which installation of the App serves whom. */
export class Installations {
  readonly #calls: GithubCalls;
  readonly #now: () => number;
  readonly #configured: ReadonlyMap<string, number>;
  readonly #known = new Map<string, { readonly installation: number; readonly at: number }>();

  /** @param configured numbers by the owner's login, which are not asked for */
  constructor(calls: GithubCalls, now: () => number, configured: ReadonlyMap<string, number>) {
    this.#calls = calls;
    this.#now = now;
    this.#configured = new Map([...configured].map(([owner, number]) => [owner.toLowerCase(), number]));
  }

  /** That of a repository's owner. @throws ForgeFailed */
  ofRepository(owner: string, repo: string, deadline: number): Promise<Asker> {
    return this.#found(owner, async () => {
      const route = 'GET /repos/{owner}/{repo}/installation';
      const call = { ...asApp, read: answers.installation };
      return (await this.#calls.ask(route, { owner, repo }, call, deadline)).data.id;
    });
  }

  /** That of an organisation. @throws ForgeFailed */
  ofOrganisation(org: string, deadline: number): Promise<Asker> {
    return this.#found(org, async () => {
      const call = { ...asApp, read: answers.installation };
      return (await this.#calls.ask('GET /orgs/{org}/installation', { org }, call, deadline)).data.id;
    });
  }

  /** Any: for what is public. @throws ForgeFailed */
  async any(deadline: number): Promise<Asker> {
    const [known] = this.#configured.values();
    if (known !== undefined) return known;
    return this.#found('', async () => {
      const call = { ...asApp, read: answers.installations };
      const [first] = (await this.#calls.ask('GET /app/installations', { per_page: 1 }, call, deadline)).data;
      if (first) return first.id;
      throw new ForgeFailed('the App is installed nowhere', { later: false });
    });
  }

  async #found(owner: string, ask: () => Promise<number>): Promise<Asker> {
    const key = owner.toLowerCase();
    const known = this.#known.get(key);
    if (known && this.#now() - known.at < FRESH) return known.installation;
    const configured = this.#configured.get(key);
    if (configured !== undefined) return configured;
    try {
      const installation = await ask();
      this.#known.set(key, { installation, at: this.#now() });
      return installation;
    } catch (error) {
      if (error instanceof ForgeFailed && error.status === 404) throw new NotInstalled(owner);
      throw error;
    }
  }
}
