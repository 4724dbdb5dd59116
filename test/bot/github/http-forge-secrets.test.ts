import { inspect } from 'node:util';
import { afterEach, describe, expect, it } from 'vitest';
import { ForgeFailed } from '../../../bot/github/forge.ts';
import { forgeAddress } from '../../../bot/github/forge-address.ts';
import { httpForge } from '../../../bot/github/http-forge.ts';
import { asPull } from '../../../bot/github/stand-in/as-pull.ts';
import { newAppKey, type StandIn } from '../../../bot/github/stand-in/open-stand-in.ts';
import { setScene } from '../../../bot/github/stand-in/personas.ts';
import { SecretsFailed } from '../../../bot/secrets/secrets.ts';
import { forgeCalls } from './forge-calls.ts';
import { type HttpWishes, KEY, openHttpWorld, START } from './http-world.ts';

const open: StandIn[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map(standIn => standIn.close()));
});

async function begin(wishes: HttpWishes = {}) {
  const world = await openHttpWorld(wishes);
  open.push(world.standIn);
  const { repository, author } = setScene(world.hub);
  const pull = author.open(repository, { branch: 'fix', files: { a: 'a' } });
  return { ...world, ref: asPull(pull).ref };
}

const settings = { api: 'http://127.0.0.1:1', app: 7, privateKey: 'app-key', account: { id: 1 } };
const REF = { repository: { id: 1, name: 'project/software' }, number: 1 };

/** A forge whose server is a function. */
const forgeOn = (answer: (url: URL, init: RequestInit) => Response, api = 'https://api.github.test') =>
  httpForge(
    { ...settings, api },
    {
      fetch: async (input, init) => answer(new URL(`${input}`), init ?? {}),
      now: () => START,
      sleep: async () => {},
      secrets: { named: async () => [KEY.privateKey] },
    },
  );

const authorizationOf = (init: RequestInit): string => new Headers(init.headers).get('authorization') ?? '';

describe('the private key', () => {
  it('may be the previous one while it is rotated', async () => {
    const { forge, ref } = await begin({ keys: [newAppKey().privateKey, KEY.privateKey] });
    expect(await forge.pull(ref)).toBeDefined();
  });

  it('that GitHub does not know is told as such', async () => {
    const { forge, ref } = await begin({ keys: [newAppKey().privateKey] });
    await expect(forge.pull(ref)).rejects.toMatchObject({ status: 401, later: true });
  });

  it.each(['', 'no key', KEY.privateKey.slice(0, 400)])('that is none is told by its name', async key => {
    const { forge, ref } = await begin({ keys: [key] });
    const error: unknown = await forge.pull(ref).catch((error: unknown) => error);
    expect(error).toBeInstanceOf(ForgeFailed);
    expect(inspect(error)).toContain('app-key');
    if (key.length > 10) expect(inspect(error)).not.toContain(key.slice(40, 80));
  });

  it('that cannot be read now may be read later', async () => {
    const world = { fetch, now: () => START, sleep: async () => {} };
    for (const [thrown, later] of [
      [new SecretsFailed('throttled', true), true],
      [new SecretsFailed('none', false), false],
      [new Error('xyz'), true],
    ] as const) {
      const named = () => Promise.reject(thrown);
      const forge = httpForge(settings, { ...world, secrets: { named } });
      await expect(forge.pull(REF)).rejects.toMatchObject({ later, name: 'ForgeFailed' });
    }
  });
});

/** A server that says everything that it was told, and the secrets that it was told. */
function echo(status: number) {
  const secrets = new Set(KEY.privateKey.split('\n').filter(line => line.length > 20));
  const answer = (url: URL, init: RequestInit): Response => {
    const authorization = authorizationOf(init);
    secrets.add(authorization.split(' ')[1] ?? '');
    const said = `${authorization} at ${url} ${JSON.stringify([...new Headers(init.headers)])}`;
    const headers = { 'content-type': 'application/json', location: `https://elsewhere.test/${said}` };
    return new Response(JSON.stringify({ message: said, token: said, errors: [said] }), { status, headers });
  };
  return { secrets, answer };
}

describe('no message holds a secret', () => {
  const toldBy = async (asked: Promise<unknown>): Promise<string> => {
    const error: unknown = await asked.catch((error: unknown) => error);
    if (error instanceof Error) expect(error).toBeInstanceOf(ForgeFailed);
    return inspect(error, { depth: 9, showHidden: true });
  };

  it.each([201, 301, 401, 403, 422, 500])(
    'where the server says everything that it was told, with %i',
    async status => {
      const { secrets, answer } = echo(status);
      const token = `ghs_${'x'.repeat(36)}`;
      secrets.add(token);
      // The App's own token is taken, so that the installation's is tried too.
      const halfway = (url: URL, init: RequestInit): Response => {
        if (url.pathname.endsWith('/installation')) return Response.json({ id: 1 });
        if (!url.pathname.endsWith('/access_tokens')) return answer(url, init);
        return Response.json({ token, expires_at: '2027-01-01T00:00:00Z' }, { status: 201 });
      };
      const told: string[] = [await toldBy(forgeOn(answer).pull(REF))];
      const forge = forgeOn(halfway);
      for (const call of forgeCalls(REF)) told.push(await toldBy(call(forge)));
      for (const secret of secrets) expect(told.join('\n')).not.toContain(secret);
      expect(secrets.size).toBeGreaterThan(20);
    },
  );
});

describe('tokens go to the configured server alone', () => {
  it.each([
    'http://api.github.com',
    'http://localhost:8080',
    'ftp://127.0.0.1',
    'https://user:word@api.github.com',
    'https://api.github.com?a=b',
    'api.github.com',
    '',
  ])('not to %s', address => {
    expect(() => forgeAddress(address)).toThrow('plain https');
  });

  it.each(['https://api.github.com', 'https://github.example.org/api/v3/', 'http://127.0.0.1:8080'])(
    'but to %s',
    address => {
      expect(`${forgeAddress(address)}`.replace(/\/$/, '')).toBe(address.replace(/\/$/, ''));
    },
  );

  it('follows a renamed repository, but to no other server and with no other request', async () => {
    const hosts = new Set<string>();
    const moved = (to: string, status: number) => (url: URL) => {
      hosts.add(url.host);
      if (url.pathname === '/moved') return Response.json({ id: 5 });
      return new Response(null, { status, headers: { location: to } });
    };
    const near = forgeOn(moved('https://api.github.test/moved', 301));
    const error: unknown = await near.pull(REF).catch((error: unknown) => error);
    // The installation was found behind the redirect; its token is asked for by POST, which a 301 does not send on.
    expect(`${error}`).toContain('access_tokens');
    for (const status of [301, 302, 307, 308]) {
      const far = forgeOn(moved('https://elsewhere.test/moved', status));
      await expect(far.pull(REF)).rejects.toMatchObject({ later: false });
    }
    const loop = forgeOn(moved('https://api.github.test/loop', 302));
    await expect(loop.pull(REF)).rejects.toBeInstanceOf(ForgeFailed);
    expect([...hosts]).toEqual(['api.github.test']);
  });

  it('asks an Enterprise Server below its own path', async () => {
    const paths: string[] = [];
    const forge = forgeOn(url => {
      paths.push(url.pathname);
      return new Response(null, { status: 404 });
    }, 'https://github.example.org/api/v3');
    await expect(forge.pull(REF)).rejects.toBeInstanceOf(ForgeFailed);
    expect(paths).toEqual(['/api/v3/repos/project/software/installation']);
  });
});
