import { boundedFetch } from '../../../tools/adapters/bounded-fetch.ts';
import { jsonOf } from '../../events/json-of.ts';
import { BackendFailed } from '../backend.ts';
import type { GitlabWorld } from './gitlab-world.ts';

/** Bounds of one request: bytes of its answer, and milliseconds until that is there. */
const LIMITS = { bytes: 25_000_000, attempt: 10_000 };

/** A request below `/api/v4/projects/ID`. */
export interface GitlabRequest {
  readonly method: 'GET' | 'POST' | 'DELETE';
  /** Parts of the path, not encoded yet. */
  readonly path: readonly string[];
  readonly query?: readonly (readonly [string, string])[];
  readonly body?: unknown;
}

/** An answer that says something: done, not there, or refused for what stands in the request. */
export interface GitlabAnswer {
  readonly status: number;
  readonly bytes: Uint8Array;
}

/** Which things an answer 404 may say are missing: `404 Branch Not Found`. */
export type Thing = 'Branch' | 'Commit' | 'File' | 'Variable';

/**
 * GitLab's REST API for one project. Not through @gitbeaker/rest: it takes no `fetch`, bounds neither time nor size of an answer, and
 * asks up to ten times by itself where a call of a backend must end within a minute.
 */
export class GitlabApi {
  readonly #world: Pick<GitlabWorld, 'settings' | 'secrets'>;
  readonly #fetch: typeof globalThis.fetch;

  constructor(world: Pick<GitlabWorld, 'settings' | 'secrets' | 'fetch'>) {
    this.#world = world;
    this.#fetch = boundedFetch(world.fetch, LIMITS);
  }

  /** @throws BackendFailed unless the answer says something about what was asked */
  async ask(request: GitlabRequest): Promise<GitlabAnswer> {
    const { settings, secrets } = this.#world;
    // During a rotation the one or the other is good.
    for (const token of await secrets.named(settings.token)) {
      const answer = await this.#once(request, token);
      if (answer.status !== 401) return answer;
    }
    throw refused(401, settings.token);
  }

  /** @returns undefined where one of these things is not there; other answers 404 do not say so, such as that of a project that the token may not see */
  async found(request: GitlabRequest, missing: readonly Thing[]): Promise<Uint8Array | undefined> {
    const answer = await this.ask(request);
    if (answer.status < 300) return answer.bytes;
    if (answer.status === 404 && missing.some(thing => saysMissing(answer.bytes, thing))) return undefined;
    throw refused(answer.status, this.#world.settings.token);
  }

  /** What must be there. @throws BackendFailed */
  async had(request: GitlabRequest): Promise<Uint8Array> {
    const found = await this.found(request, []);
    return found ?? new Uint8Array();
  }

  async #once(request: GitlabRequest, token: string): Promise<GitlabAnswer> {
    const { method, body } = request;
    const headers = {
      'private-token': token,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    };
    const init = { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) };
    try {
      const response = await this.#fetch(this.#address(request), init);
      const { status } = response;
      if (
        status === 403 ||
        status === 408 ||
        status === 429 ||
        status >= 500 ||
        (status >= 300 && status < 400)
      )
        throw refused(status, this.#world.settings.token);
      return { status, bytes: new Uint8Array(await response.arrayBuffer()) };
    } catch (error) {
      if (error instanceof BackendFailed) throw error;
      throw new BackendFailed('GitLab did not answer', { later: true });
    }
  }

  #address({ path, query = [] }: GitlabRequest): string {
    const { url, project } = this.#world.settings;
    const words = path.map(encodeURIComponent).join('/');
    const address = `${url}/api/v4/projects/${project}${words === '' ? '' : `/${words}`}`;
    return query.length === 0
      ? address
      : `${address}?${new URLSearchParams(query.map(([name, value]): [string, string] => [name, value]))}`;
  }
}

function saysMissing(bytes: Uint8Array, thing: Thing): boolean {
  const found = jsonOf(bytes);
  return (
    typeof found === 'object' &&
    found !== null &&
    'message' in found &&
    found.message === `404 ${thing} Not Found`
  );
}

/** A refusal in words for people; nothing of the answer is told. */
function refused(status: number, token: string): BackendFailed {
  const message = `GitLab answered ${status}`;
  if (status === 401)
    return new BackendFailed(`${message}: it does not know the token`, {
      later: false,
      fix: `The bot's operator can put a new token into the secret \`${token}\`.`,
    });
  if (status === 403 || status === 404)
    return new BackendFailed(`${message}: the token may not do this in the benchmarking project`, {
      later: false,
      fix: `The token of \`${token}\` needs the scope \`api\` and the role Maintainer in the project that \`bot.yaml\` names.`,
    });
  return new BackendFailed(message, {
    later: status === 408 || status === 409 || status === 429 || status >= 500,
  });
}
