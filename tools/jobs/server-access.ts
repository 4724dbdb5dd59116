import type { Fleet } from '../../fleet/schema/fleet.ts';
import type { JenkinsCredentials } from '../adapters/jenkins/credentials.ts';
import { UserError } from '../user-error.ts';
import type { World } from '../world.ts';

const LOOPBACK = ['127.0.0.1', 'localhost', '[::1]'];

/** The address of a fleet's Jenkins, or the one that was named. @throws UserError for one that credentials may not be sent to. */
export function serverAddress(named: string | undefined, { domain }: Pick<Fleet, 'domain'>): URL {
  const url = addressOf(named ?? `https://${domain}/`);
  const wrong = whatIsWrong(url);
  if (url === undefined || wrong !== undefined)
    throw new UserError(`\`--server\`: ${wrong}`, { fix: 'name for example https://ci.example.org/' });
  // Without the slash at the end, relative addresses would replace the last step.
  return new URL(`${url.pathname.replace(/\/*$/, '')}/`, url.origin);
}

function addressOf(text: string): URL | undefined {
  return URL.canParse(text) ? new URL(text) : undefined;
}

function whatIsWrong(url: URL | undefined): string | undefined {
  if (url === undefined) return 'this is no address';
  if (url.username !== '' || url.password !== '') return 'an address holds no account and no password';
  const plain = url.protocol === 'http:' && LOOPBACK.includes(url.hostname);
  if (url.protocol !== 'https:' && !plain)
    return 'credentials are sent over HTTPS only, or over HTTP to this machine itself';
  return undefined;
}

/**
 * The account that the environment names: `JENKINS_USER` with `JENKINS_API_TOKEN`, the file `JENKINS_API_TOKEN_FILE`, or
 * `JENKINS_PASSWORD`. Never from arguments, which everybody on the machine can see.
 * @throws UserError when only a half is there.
 */
export function jenkinsCredentials({
  environment,
  files,
}: Pick<World, 'environment' | 'files'>): JenkinsCredentials {
  const {
    JENKINS_USER: user,
    JENKINS_API_TOKEN: token,
    JENKINS_API_TOKEN_FILE: file,
    JENKINS_PASSWORD: password,
  } = environment;
  const secret = token ?? (file === undefined ? undefined : files.read(file).trim());
  if (user === undefined && secret === undefined && password === undefined) return { kind: 'nobody' };
  if (user !== undefined && secret !== undefined && secret !== '') return { kind: 'token', user, secret };
  if (user !== undefined && password !== undefined) return { kind: 'password', user, secret: password };
  throw new UserError('of the account in Jenkins only a half is known', {
    fix: 'set JENKINS_USER, and JENKINS_API_TOKEN or JENKINS_API_TOKEN_FILE',
  });
}
