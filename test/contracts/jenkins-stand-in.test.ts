import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { authorization } from '../../tools/adapters/jenkins/credentials.ts';
import { parseConfig } from '../../tools/adapters/jenkins/parse-config.ts';
import { StandInJenkins } from '../../tools/adapters/jenkins/stand-in/stand-in-jenkins.ts';
import { meaningOf } from '../../tools/jobs/meaning.ts';
import { type Recorded, recorded } from './jenkins-recordings.ts';

const SCENARIOS = [
  '01-idle-controller',
  '02-auth-and-crumb-failures',
  '03-create-nodes-and-jobs',
  '21-host-header-and-misc',
];

/** Fields of the REST interface that the stand-in has; it leaves out what nobody here reads. */
const JSON_FIELDS = [
  ...['_class', 'mode', 'quietingDown', 'quietDownReason', 'numExecutors', 'useCrumbs', 'useSecurity'],
  ...[
    'slaveAgentPort',
    'anonymous',
    'authenticated',
    'name',
    'fullName',

    'builds',
    'disabled',
  ],
  ...['concurrentBuild', 'inQueue', 'buildable', 'crumbRequestField'],
];

const given: Readonly<Record<Recorded['auth'], readonly [string, string] | undefined>> = {
  none: undefined,
  'basic, bad password': ['admin', 'wrong'],
  'password (admin)': ['admin', 'admin-password'],
  'token (admin)': ['admin', 'admin-token'],
  'token (reader)': ['reader', 'reader-token'],
};

describe.each(SCENARIOS)('the stand-in answers as the recorded server: %s', scenario => {
  let standIn: StandInJenkins;
  let crumb: { readonly value: string; readonly cookie: string };
  beforeAll(async () => {
    standIn = await StandInJenkins.start();
    const answer = await fetch(new URL('crumbIssuer/api/json', standIn.url), {
      headers: identity('token (admin)'),
    });
    const { crumb: value } = JSON.parse(await answer.text());
    crumb = { value: String(value), cookie: (answer.headers.get('Set-Cookie') ?? '').split(';')[0] ?? '' };
  });
  afterAll(() => standIn.stop());

  function identity(auth: Recorded['auth']): Record<string, string> {
    const [user, secret] = given[auth] ?? [];
    const header = user && secret ? authorization({ kind: 'token', user, secret }) : undefined;
    return header === undefined ? {} : { Authorization: header };
  }

  /** The recorded crumb and cookie stand for those of the server that is asked; a crumb of noughts was wrong there too. */
  function headersOf({ auth, requestHeaders }: Recorded): Record<string, string> {
    const { 'Jenkins-Crumb': old, Cookie: cookie, ...rest } = requestHeaders;
    return {
      ...identity(auth),
      ...rest,
      ...(old !== undefined && { 'Jenkins-Crumb': /^0+$/.test(old) ? old : crumb.value }),
      ...(cookie !== undefined && { Cookie: crumb.cookie }),
    };
  }

  // In order: later exchanges build on earlier ones.
  it.each(recorded(scenario).map((exchange, index) => ({ ...exchange, index })))(
    '$index $method $path ($auth) $title',
    async exchange => {
      const { method, path, requestBody: body, json, htmlTitle, xml } = exchange;
      const answer = await fetch(new URL(path, standIn.url), {
        method,
        redirect: 'manual',
        headers: headersOf(exchange),
        ...(body !== undefined && { body }),
      });
      const text = await answer.text();
      expect(answer.status).toBe(exchange.status);
      for (const [name, value] of Object.entries(exchange.headers))
        expect(answer.headers.get(name)).toBe(value);
      expect(answer.headers.has('X-Jenkins')).toBe('X-Jenkins' in exchange.headers);
      if (htmlTitle !== undefined) expect(text).toContain(`<title>${htmlTitle}</title>`);
      if (xml !== undefined) expect(meaningOf(parseConfig(text))).toEqual(meaningOf(parseConfig(xml)));
      if (json !== undefined) {
        const relevant = Object.entries(json).filter(([name]) => JSON_FIELDS.includes(name));
        expect(JSON.parse(text)).toMatchObject(Object.fromEntries(relevant));
      }
    },
  );
});
