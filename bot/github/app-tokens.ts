import type { Secrets } from '../secrets/secrets.ts';
import { SecretsFailed } from '../secrets/secrets.ts';
import { appJwt } from './app-jwt.ts';
import { ForgeFailed } from './forge.ts';

/** The App, and where its private key is. */
export interface AppIdentity {
  readonly app: number;
  /** The name of the secret. */
  readonly privateKey: string;
}

/** A token of an installation. */
export interface InstallationToken {
  readonly token: string;
  /** Milliseconds since 1970. */
  readonly expires: number;
}

/** A token is renewed this long before its end, in milliseconds: no call takes longer. */
const MARGIN = 5 * 60_000;

/**
 * The App's tokens: its own, made from the private key, and those of its installations, which it asks for. Each is kept until
 * shortly before its end, and several who want one at once share the asking. While a key is being rotated, both are tried.
 */
export class AppTokens {
  readonly #identity: AppIdentity;
  readonly #secrets: Secrets;
  readonly #now: () => number;
  readonly #kept = new Map<number, InstallationToken>();
  readonly #asking = new Map<number, Promise<InstallationToken>>();

  constructor(identity: AppIdentity, secrets: Secrets, now: () => number) {
    this.#identity = identity;
    this.#secrets = secrets;
    this.#now = now;
  }

  /**
   * Does something as the App, with the current key, and with the previous one where GitHub does not take that.
   * @throws ForgeFailed
   */
  async asApp<T>(act: (jwt: string) => Promise<T>): Promise<T> {
    const { app, privateKey } = this.#identity;
    let refused: unknown;
    for (const key of await this.#keys()) {
      const jwt = appJwt(app, key, privateKey, this.#now());
      try {
        return await act(jwt);
      } catch (error) {
        if (!(error instanceof ForgeFailed && error.status === 401)) throw error;
        refused = error;
      }
    }
    throw refused;
  }

  /** The token of an installation. @param ask has GitHub make one */
  async ofInstallation(installation: number, ask: () => Promise<InstallationToken>): Promise<string> {
    const kept = this.#kept.get(installation);
    if (kept && kept.expires - this.#now() > MARGIN) return kept.token;
    const under = this.#asking.get(installation);
    if (under) return (await under).token;
    const asking = ask().finally(() => this.#asking.delete(installation));
    this.#asking.set(installation, asking);
    const fresh = await asking;
    this.#kept.set(installation, fresh);
    return fresh.token;
  }

  /** This token is not taken any more. One that was made since stays. */
  forget(installation: number, token: string): void {
    if (this.#kept.get(installation)?.token === token) this.#kept.delete(installation);
  }

  async #keys(): Promise<readonly string[]> {
    const { privateKey } = this.#identity;
    try {
      return await this.#secrets.named(privateKey);
    } catch (error) {
      const later = !(error instanceof SecretsFailed) || error.later;
      throw new ForgeFailed(`the secret \`${privateKey}\` cannot be read`, { later });
    }
  }
}
