import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Exchange } from '../../../tools/adapters/jenkins/http-exchange.ts';
import { HttpJenkinsRights } from '../../../tools/adapters/jenkins/http-jenkins-rights.ts';
import { StandInJenkins } from '../../../tools/adapters/jenkins/stand-in/stand-in-jenkins.ts';

const JOB = 'job/fleet/job/smoke/';
const SMOKE = {
  buildable: true,
  property: [{}, { parameterDefinitions: [{ name: 'LABEL' }, { name: 'NODE' }] }],
};

/** A Jenkins of which each page is given: a status, or a document. Every request is kept. */
function played(pages: Readonly<Record<string, number | object>>) {
  const asked: string[] = [];
  const exchange: Exchange = async ({ method, url }) => {
    const path = `${method} ${url.pathname.slice(1)}`;
    asked.push(path);
    const page = pages[path] ?? 404;
    const status = typeof page === 'number' ? page : 200;
    const body = typeof page === 'number' ? '' : JSON.stringify(page);
    const headers = new Headers(status === 403 ? { 'X-Required-Permission': 'hudson.model.Item.Build' } : {});
    return { status, headers, body };
  };
  const credentials = { kind: 'token', user: 'roller', secret: 't' } as const;
  const server = new URL('http://127.0.0.1:1/');
  return { asked, rights: new HttpJenkinsRights({ server, credentials, exchange, pauses: [] }) };
}

const WHO = { 'GET whoAmI/api/json': { name: 'roller', anonymous: false } };
const LIMITED = {
  ...WHO,
  'GET script': 403,
  'GET api/json': { quietingDown: false },
  [`GET ${JOB}api/json`]: SMOKE,
  'POST cancelQuietDown': 302,
  [`POST ${JOB}build`]: 400,
};

describe('what an account may do in Jenkins', () => {
  it('is everything for who administers it, and then nothing is tried', async () => {
    const { rights, asked } = played({ ...LIMITED, 'GET script': {} });
    expect(await rights.tried()).toMatchObject({
      account: 'roller',
      administers: true,
      lacks: [],
      smoke: 'ready',
    });
    expect(asked.filter(path => path.startsWith('POST'))).toEqual([]);
  });

  it('is tried piece by piece for others, and what cannot be tried is told', async () => {
    const { untried, ...tried } = await played(LIMITED).rights.tried();
    expect(tried).toMatchObject({ administers: false, lacks: [] });
    expect(untried).not.toEqual([]);
  });

  it('names what is refused', async () => {
    const { rights } = played({ ...LIMITED, 'POST cancelQuietDown': 403, [`POST ${JOB}build`]: 403 });
    const { lacks } = await rights.tried();
    expect(lacks.map(({ permission }) => permission)).toEqual([
      'hudson.model.Item.Build',
      'hudson.model.Item.Build',
    ]);
  });

  it('does not end somebody’s quiet mode by trying', async () => {
    const { rights, asked } = played({ ...LIMITED, 'GET api/json': { quietingDown: true } });
    await rights.tried();
    expect(asked).not.toContain('POST cancelQuietDown');
  });

  it.each([
    ['missing', { [`GET ${JOB}api/json`]: 404 }],
    ['disabled', { [`GET ${JOB}api/json`]: { ...SMOKE, buildable: false } }],
    [
      'old',
      {
        [`GET ${JOB}api/json`]: {
          buildable: true,
          property: [{ parameterDefinitions: [{ name: 'LABEL' }] }],
        },
      },
    ],
  ])('includes a smoke job that is %s, which then is not sent anything', async (smoke, pages) => {
    const { rights, asked } = played({ ...LIMITED, ...pages });
    expect(await rights.tried()).toMatchObject({ smoke });
    expect(asked).not.toContain(`POST ${JOB}build`);
  });
});

describe('on the stand-in', () => {
  let standIn: StandInJenkins;
  beforeAll(async () => {
    standIn = await StandInJenkins.start();
  });
  afterAll(() => standIn.stop());

  it('a reader lacks what a roll needs', async () => {
    const credentials = { kind: 'token', user: 'reader', secret: 'reader-token' } as const;
    const rights = new HttpJenkinsRights({ server: standIn.url, credentials, pauses: [] });
    const { account, lacks, smoke } = await rights.tried();
    expect({ account, smoke }).toEqual({ account: 'reader', smoke: 'missing' });
    expect(lacks.map(({ permission }) => permission)).toEqual(['hudson.model.Hudson.Administer']);
  });
});
