/** An account of the stand-in. */
export interface Account {
  readonly name: string;
  readonly password: string;
  readonly token: string;
  /** `administer`: may do everything. `read`: may look. */
  readonly role: 'administer' | 'read';
}

/** Who asks, and how they said so. */
export type Caller =
  | { readonly kind: 'nobody' }
  | { readonly kind: 'wrong' }
  | { readonly kind: 'token' | 'password'; readonly account: Account };

/** Who an `Authorization` header speaks for. */
export function callerOf(header: string | undefined, accounts: readonly Account[]): Caller {
  if (header === undefined) return { kind: 'nobody' };
  const text = Buffer.from(header.replace(/^Basic /, ''), 'base64').toString('utf8');
  const colon = text.indexOf(':');
  const account = accounts.find(({ name }) => name === text.slice(0, colon));
  const secret = text.slice(colon + 1);
  if (account?.token === secret) return { kind: 'token', account };
  return account?.password === secret ? { kind: 'password', account } : { kind: 'wrong' };
}

/** Crumbs with the sessions they are good for. A restart forgets them all. */
export class CrumbOffice {
  readonly #crumbs = new Map<string, string>();
  #count = 0;

  /** A new session with its crumb. */
  issue(): { readonly session: string; readonly crumb: string } {
    this.#count += 1;
    const session = `node0stand-in-${this.#count}`;
    const crumb = `${this.#count}`.padStart(64, 'c');
    this.#crumbs.set(session, crumb);
    return { session, crumb };
  }

  /** Whether a crumb belongs to one of the sessions in a `Cookie` header. */
  isGood(crumb: string | undefined, cookies: string | undefined): boolean {
    if (crumb === undefined) return false;
    const sessions = (cookies ?? '').split(/;\s*/).map(cookie => cookie.replace(/^JSESSIONID\.[^=]*=/, ''));
    return sessions.some(session => this.#crumbs.get(session) === crumb);
  }

  forgetAll(): void {
    this.#crumbs.clear();
  }
}
