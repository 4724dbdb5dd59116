import { commentLine } from '../../../fleet/render/escape.ts';
import { isCrumbRefusal } from './crumb.ts';
import type { HttpAnswer } from './http-exchange.ts';
import { JenkinsFailed } from './jenkins.ts';

const LONGEST_REASON = 300;

/** What is wrong with an answer, as an error; `what` was being done. */
export function faultOf(answer: HttpAnswer, what: string): JenkinsFailed {
  const { status, headers } = answer;
  if (status === 404) return new JenkinsFailed('missing', `${what}: there is no such item`);
  if (status === 403) return forbidden(answer, what);
  const location = headers.get('Location');
  if (status >= 300 && status < 400)
    return new JenkinsFailed(
      'unreadable',
      `${what}: the server sends us on to ${told(location ?? 'nowhere')}`,
      'name the address of Jenkins itself with `--server`',
    );
  const reason = headers.get('X-Error');
  if (reason !== null && /already exists/.test(reason))
    return new JenkinsFailed('taken', `${what}: ${told(reason)}`);
  return new JenkinsFailed(
    'refused',
    `${what}: Jenkins answered ${status}${reason === null ? '' : `, ${told(reason)}`}`,
  );
}

/**
 * What is wrong with the answer to an act that may be done again: a 500 says that something broke, also after it was done, and
 * may pass.
 */
export const faultOfAct = (answer: HttpAnswer, what: string): JenkinsFailed =>
  answer.status >= 500
    ? new JenkinsFailed('unclear', `${what}: Jenkins answered ${answer.status}`, 'look again')
    : faultOf(answer, what);

function forbidden(answer: HttpAnswer, what: string): JenkinsFailed {
  if (isCrumbRefusal(answer))
    return new JenkinsFailed(
      'forbidden',
      `${what}: Jenkins wants a crumb, so what it got is no API token`,
      'set JENKINS_API_TOKEN to an API token, or JENKINS_PASSWORD to a password',
    );
  const right = answer.headers.get('X-Required-Permission');
  return new JenkinsFailed(
    'forbidden',
    `${what}: this account may not${right === null ? '' : `; it needs ${told(right)}`}`,
    'use an account that may (JENKINS_USER and JENKINS_API_TOKEN name it)',
  );
}

/** Words of a server for a terminal: one line, not too long. */
const told = (text: string): string => commentLine(text).trim().slice(0, LONGEST_REASON);
