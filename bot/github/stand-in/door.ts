import { createHash, createPublicKey, createVerify } from 'node:crypto';
import * as z from 'zod';
import { jsonOf } from '../../events/json-of.ts';
import type { Account, Hub } from './hub.ts';
import { type Caller, RestError } from './route.ts';

/** How long tokens of installations are good, in milliseconds: GitHub's hour. */
const TOKEN_LIFE = 3_600_000;
/** A JSON web token is good for ten minutes at most, in seconds. */
const LONGEST_JWT = 600;

const header = z.object({ alg: z.literal('RS256') });
const claims = z.object({ iat: z.number(), exp: z.number(), iss: z.union([z.string(), z.number()]) });

/** Lets in who shows a good token, as GitHub does. */
export class Door {
  readonly #hub: Hub;
  /** Public keys of the App in PEM: several while one is replaced. */
  keys: readonly string[];
  readonly #tokens = new Map<string, { readonly account: Account; readonly expires: number }>();

  constructor(hub: Hub, keys: readonly string[]) {
    this.#hub = hub;
    this.keys = keys;
  }

  /** A new token of the App's installation for an account. */
  newToken(account: Account): { readonly token: string; readonly expires: number } {
    const seed = `${this.#hub.ids()} of ${account.id} for ${this.#hub.app.id}`;
    const token = `ghs_${createHash('sha256').update(seed).digest('hex').slice(0, 36)}`;
    const expires = this.#hub.clock() + TOKEN_LIFE;
    this.#tokens.set(token, { account, expires });
    return { token, expires };
  }

  /** Every token that was given out, for tests that look for them in messages. */
  tokens(): readonly string[] {
    return [...this.#tokens.keys()];
  }

  /** Takes all tokens back. */
  revoke(): void {
    this.#tokens.clear();
  }

  /** Who shows this header. @throws RestError */
  caller(authorization: string | undefined): Caller {
    const [, token = ''] = /^(?:bearer|token) (\S+)$/i.exec(authorization ?? '') ?? [];
    if (token.split('.').length === 3) return this.#app(token);
    const held = this.#tokens.get(token);
    if (!held || held.expires <= this.#hub.clock()) throw new RestError(401, 'Bad credentials');
    return { kind: 'installation', account: held.account };
  }

  #app(token: string): Caller {
    const [head = '', body = '', signature = ''] = token.split('.');
    const signed = this.keys.some(key =>
      createVerify('RSA-SHA256')
        .update(`${head}.${body}`)
        .verify(createPublicKey(key), signature, 'base64url'),
    );
    const read = signed && header.safeParse(json(head)).success ? claims.safeParse(json(body)) : undefined;
    if (!read?.success) throw new RestError(401, 'A JSON web token could not be decoded');
    const { iat, exp, iss } = read.data;
    const now = Math.floor(this.#hub.clock() / 1000);
    if (exp <= now)
      throw new RestError(
        401,
        "'Expiration time' claim ('exp') must be a numeric value representing the future time at which the assertion expires",
      );
    if (exp - now > LONGEST_JWT)
      throw new RestError(401, "'Expiration time' claim ('exp') is too far in the future");
    if (iat > now)
      throw new RestError(
        401,
        "'Issued at' claim ('iat') must be an Integer representing the time that the assertion was issued",
      );
    if (`${iss}` !== `${this.#hub.app.id}`) throw new RestError(401, 'Integration not found');
    return { kind: 'app' };
  }
}

const json = (part: string): unknown => jsonOf(Buffer.from(part, 'base64url'));
