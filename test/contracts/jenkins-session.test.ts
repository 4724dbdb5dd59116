import { createServer } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { authorization, type JenkinsCredentials } from '../../tools/adapters/jenkins/credentials.ts';
import { type Exchange, fetchExchange, NoAnswer } from '../../tools/adapters/jenkins/http-exchange.ts';
import { HttpJenkins } from '../../tools/adapters/jenkins/http-jenkins.ts';
import type { SessionOptions } from '../../tools/adapters/jenkins/http-session.ts';
import { JenkinsFailed } from '../../tools/adapters/jenkins/jenkins.ts';
import type { Page } from '../../tools/adapters/jenkins/stand-in/pages.ts';
import { refusal, StandInJenkins } from '../../tools/adapters/jenkins/stand-in/stand-in-jenkins.ts';
import { folderConfig, pipelineConfig } from './jenkins-contract.ts';

const TOKEN: JenkinsCredentials = { kind: 'token', user: 'admin', secret: 'admin-token' };
const PASSWORD: JenkinsCredentials = { kind: 'password', user: 'admin', secret: 'admin-password' };

let standIn: StandInJenkins;
let requests: string[];
beforeEach(async () => {
  standIn = await StandInJenkins.start();
  requests = [];
  standIn.meddle = (method, path) => {
    requests.push(`${method} ${path}`);
    return 'answer';
  };
});
afterEach(() => standIn.stop());

const jenkins = (options: Partial<SessionOptions> = {}) =>
  new HttpJenkins({ server: standIn.url, credentials: TOKEN, pauses: [1, 1, 1], ...options });

/** What a call failed with. Whatever it was, it names no secret. */
async function failure(work: Promise<unknown>): Promise<JenkinsFailed> {
  const error = await work.then(
    () => undefined,
    (caught: unknown) => caught,
  );
  if (!(error instanceof JenkinsFailed)) throw new Error('it did not fail', { cause: error });
  expect(`${error.message} ${error.fix}`).not.toMatch(/admin-token|admin-password|Basic /);
  return error;
}

const crumbRequests = () => requests.filter(request => request.includes('crumbIssuer')).length;

describe('crumbs', () => {
  it('are not asked for with a token', async () => {
    await jenkins().create('a', folderConfig(''));
    expect(crumbRequests()).toBe(0);
  });

  it('are asked for once with a password, and again when a restart forgot them', async () => {
    const server = jenkins({ credentials: PASSWORD });
    for (const name of ['a', 'b', 'c']) await server.create(name, folderConfig(''));
    expect(crumbRequests()).toBe(1);
    standIn.restart();
    await server.create('d', folderConfig(''));
    expect(crumbRequests()).toBe(2);
  });

  it('that are refused again are not asked for for ever', async () => {
    const server = jenkins({ credentials: PASSWORD });
    standIn.meddle = () => {
      standIn.state.crumbs.forgetAll();
      return 'answer';
    };
    expect((await failure(server.create('a', folderConfig('')))).fault).toBe('forbidden');
  });

  it('are missed when a password is given as a token, and that is said', async () => {
    const server = jenkins({ credentials: { ...TOKEN, secret: 'admin-password' } });
    expect((await failure(server.create('a', folderConfig('')))).message).toMatch(/no API token/);
  });
});

describe('a restart', () => {
  it('is waited for: 401 to good credentials while /login answers 503', async () => {
    standIn.state.phase = 'starting';
    const sleep = async () => {
      standIn.state.phase = 'up';
    };
    expect(await jenkins({ sleep }).version()).toBe('2.528.2');
  });

  it('is not taken for bad credentials where it came up between a 401 and the look at /login', async () => {
    standIn.state.phase = 'starting';
    standIn.meddle = (_, path) => {
      if (path.startsWith('/login')) standIn.state.phase = 'up';
      return 'answer';
    };
    expect(await jenkins({ pauses: [] }).version()).toBe('2.528.2');
  });

  it('is waited for: a change is not lost while it answers 503', async () => {
    standIn.state.phase = 'down';
    const sleep = async () => {
      standIn.state.phase = 'up';
    };
    await jenkins({ sleep, credentials: PASSWORD }).create('a', folderConfig(''));
    expect(standIn.state.store.acts).toEqual(['create a']);
  });

  it('that does not end is told after as many tries as there are pauses, and one', async () => {
    standIn.state.phase = 'down';
    let slept = 0;
    const sleep = async () => {
      slept += 1;
    };
    expect((await failure(jenkins({ sleep, pauses: [1, 2, 3, 4] }).version())).fault).toBe('unreachable');
    expect(slept).toBe(4);
    expect(requests).toHaveLength(5);
  });
});

describe('credentials', () => {
  it('that are wrong are told at once', async () => {
    const sleep = () => Promise.reject(new Error('there is nothing to wait for'));
    const error = await failure(jenkins({ sleep, credentials: { ...TOKEN, secret: 'wrong' } }).version());
    expect(error.fault).toBe('unauthorised');
  });

  it('that do not suffice are told with the right that is missing', async () => {
    const reader: JenkinsCredentials = { kind: 'token', user: 'reader', secret: 'reader-token' };
    const error = await failure(jenkins({ credentials: reader }).create('a', folderConfig('')));
    expect(error.message).toMatch(/hudson\.model/);
    expect((await failure(jenkins({ credentials: { kind: 'nobody' } }).items())).fault).toBe('forbidden');
  });
});

describe('a connection', () => {
  it('that is refused is tried again, then told', async () => {
    const gone = await StandInJenkins.start();
    const server = gone.url;
    await gone.stop();
    let slept = 0;
    const reasons: string[] = [];
    const sleep = async () => {
      slept += 1;
    };
    const waiting = (why: string) => reasons.push(why);
    expect((await failure(jenkins({ server, sleep, waiting }).version())).fault).toBe('unreachable');
    expect(slept).toBe(3);
    expect(new Set(reasons)).toEqual(new Set([expect.stringContaining('ECONNREFUSED')]));
  });

  it('that breaks before or after a change can be repeated for reads, changes and deletions', async () => {
    for (const fate of ['drop', 'drop-after'] as const) {
      const name = `job-${fate}`;
      await jenkins().create(name, pipelineConfig('before'));
      let broken = 0;
      standIn.meddle = () => (broken++ % 2 === 0 ? fate : 'answer');
      await jenkins().update(name, pipelineConfig('after'));
      expect((await jenkins().items()).map(({ description }) => description)).toContain('after');
      await jenkins().delete(name);
      standIn.meddle = () => 'answer';
      expect(standIn.state.store.list()).toEqual([]);
    }
  });

  it('that breaks while something is made is not tried again: nobody knows whether it is there', async () => {
    standIn.meddle = () => 'drop-after';
    expect((await failure(jenkins().create('a', folderConfig('')))).fault).toBe('unclear');
    expect(standIn.state.store.acts).toEqual(['create a']);
  });

  it.each([502, 504])('to a load balancer that answers %i: likewise', async status => {
    let asked = 0;
    const exchange: Exchange = async () => {
      asked += 1;
      return { status, headers: new Headers(), body: '' };
    };
    expect((await failure(jenkins({ exchange }).create('a', ''))).fault).toBe('unclear');
    expect(asked).toBe(1);
    expect((await failure(jenkins({ exchange }).version())).fault).toBe('unreachable');
    expect(asked).toBe(5);
  });

  it('without a good certificate is told at once', async () => {
    const sleep = () => Promise.reject(new Error('there is nothing to wait for'));
    const server = new URL(standIn.url.href.replace('http:', 'https:'));
    expect((await failure(jenkins({ server, sleep }).items())).fault).toBe('unreachable');
  });

  it('that stays silent is given up', async () => {
    const silent = createServer(() => {});
    await new Promise<void>(resolve => silent.listen(0, '127.0.0.1', resolve));
    const address = silent.address();
    const port = typeof address === 'object' ? address?.port : undefined;
    const exchange = fetchExchange({ timeout: 50, longest: 1_000 });
    const asked = exchange({ method: 'GET', url: new URL(`http://127.0.0.1:${port}/`), headers: {} });
    await expect(asked).rejects.toBeInstanceOf(NoAnswer);
    silent.close();
  });

  it('is ended by Ctrl-C', async () => {
    const stop = new AbortController();
    standIn.meddle = () => {
      stop.abort();
      return 'answer';
    };
    await expect(jenkins({ signal: stop.signal }).version()).rejects.toThrow(/abort/i);
  });
});

describe('a server that has enough of us', () => {
  /** How long is waited when the first answer is this one. */
  async function waitedFor(first: Page): Promise<readonly number[]> {
    const slept: number[] = [];
    standIn.meddle = () => (slept.length === 0 ? first : 'answer');
    const sleep = async (milliseconds: number) => void slept.push(milliseconds);
    await jenkins({ sleep }).create('a', folderConfig(''));
    expect(standIn.state.store.acts).toEqual(['create a']);
    return slept;
  }

  it.each([
    [429, 7, 7_000],
    [503, 7, 7_000],
    [429, 999_999_999, 60_000],
    [429, 0, 1],
    [429, undefined, 1],
  ] as const)('%i is waited for as long as it says (%s s), within bounds', async (status, after, waited) => {
    expect(await waitedFor(refusal(status, after))).toEqual([waited]);
  });

  it('is not believed a time of day', async () => {
    const page = refusal(429);
    const headers = { ...page.headers, 'Retry-After': 'Wed, 21 Oct 2099 07:28:00 GMT' };
    expect(await waitedFor({ ...page, headers })).toEqual([1]);
  });
});

describe('a 500', () => {
  const failing = (method: string, times: number) => {
    let failed = 0;
    standIn.meddle = (asked, path) => {
      requests.push(`${asked} ${path}`);
      return asked === method && failed++ < times ? refusal(500) : 'answer';
    };
  };

  it('to a reading passes', async () => {
    failing('GET', 2);
    expect(await jenkins().version()).toBe('2.528.2');
  });

  it('that stays is told soon', async () => {
    failing('GET', 99);
    const error = await failure(jenkins({ pauses: [1, 1, 1, 1, 1, 1] }).items());
    expect(error).toMatchObject({ fault: 'unreachable', message: expect.stringContaining('500') });
    expect(requests).toHaveLength(4);
  });

  it('to a change is not asked for again', async () => {
    failing('POST', 1);
    expect((await failure(jenkins().create('a', folderConfig('')))).fault).toBe('refused');
    expect(requests).toHaveLength(1);
  });
});

describe('an answer', () => {
  it('that sends us on is not followed: credentials go to the named server only', async () => {
    const asked: string[] = [];
    const exchange: Exchange = async ({ url }) => {
      asked.push(url.host);
      return { status: 302, headers: new Headers({ Location: 'https://elsewhere.example.org/' }), body: '' };
    };
    const error = await failure(jenkins({ exchange }).items());
    expect(error.fault).toBe('unreadable');
    expect(error.message).toContain('elsewhere.example.org');
    expect(new Set(asked)).toEqual(new Set([standIn.url.host]));
  });

  it('that sends us on comes back as it is', async () => {
    await jenkins().create('a', folderConfig(''));
    const headers = { Authorization: authorization(TOKEN) ?? '' };
    const url = new URL('job/a/doDelete', standIn.url);
    expect((await fetchExchange()({ method: 'POST', url, headers })).status).toBe(302);
    expect(requests.filter(request => request.startsWith('GET'))).toEqual([]);
  });

  it('that is too long is not read to its end', async () => {
    const exchange = fetchExchange({ timeout: 5_000, longest: 100 });
    await jenkins().create('a', pipelineConfig('x'.repeat(1_000)));
    expect((await failure(jenkins({ exchange }).configuration('a'))).fault).toBe('unreadable');
  });

  it.each(['', 'null', '[]', '{}', '{"jobs":[{"name":"a/b","_class":"x"}]}', '<html>'])(
    'that is none of Jenkins is no list of jobs: %s',
    async body => {
      const exchange: Exchange = async () => ({ status: 200, headers: new Headers(), body });
      expect((await failure(jenkins({ exchange }).items())).fault).toBe('unreadable');
      expect((await failure(jenkins({ exchange }).version())).fault).toBe('unreadable');
    },
  );

  it('cannot bring commands to a terminal in the words of an error', async () => {
    const headers = new Headers({ 'X-Error': 'a\u0085b' });
    const exchange: Exchange = async () => ({ status: 400, headers, body: '' });
    expect((await failure(jenkins({ exchange }).create('a', ''))).message).not.toContain('\u0085');
  });
});
