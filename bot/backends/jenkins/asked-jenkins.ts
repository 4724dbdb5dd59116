import { fetchExchange } from '../../../tools/adapters/jenkins/http-exchange.ts';
import { HttpSession } from '../../../tools/adapters/jenkins/http-session.ts';
import { JenkinsFailed, type JenkinsFault } from '../../../tools/adapters/jenkins/jenkins.ts';
import { SecretsFailed } from '../../secrets/secrets.ts';
import { StoreFailed } from '../../stores/bot-store.ts';
import { BackendFailed } from '../backend.ts';
import type { JenkinsWorld } from './jenkins-world.ts';

/** What passes by itself, or when an operator mends it without anybody asking again. */
const PASSES: readonly JenkinsFault[] = ['unreachable', 'unclear', 'unreadable', 'unauthorised'];

const FIXES: Readonly<Partial<Record<JenkinsFault, string>>> = {
  unauthorised: 'The operator looks at `jenkins.user` and the token in the secret `jenkins.token` names.',
  forbidden: 'The operator gives the account of the bot this right in Jenkins.',
};

/** Sessions of one call: one for text, and one for bytes, in whose answers each character is a byte. */
export interface Sessions {
  readonly text: HttpSession;
  readonly bytes: HttpSession;
}

/**
 * Asks Jenkins with the token, and where that is not (yet) known there, with the one before it. It ends in time.
 * @throws BackendFailed and nothing else
 */
export async function askedJenkins<Got>(
  world: JenkinsWorld,
  act: (sessions: Sessions) => Promise<Got>,
): Promise<Got> {
  try {
    const tokens = await world.secrets.named(world.settings.token);
    return await withAny(world, tokens, act);
  } catch (error) {
    throw backendFailed(error, world);
  }
}

async function withAny<Got>(
  world: JenkinsWorld,
  [token = '', ...earlier]: readonly string[],
  act: (sessions: Sessions) => Promise<Got>,
): Promise<Got> {
  try {
    return await act(sessionsWith(world, token));
  } catch (error) {
    const isUnknown = error instanceof JenkinsFailed && error.fault === 'unauthorised';
    if (!isUnknown || earlier.length === 0) throw error;
    return withAny(world, earlier, act);
  }
}

function sessionsWith({ settings, limits, sleep, exchange }: JenkinsWorld, token: string): Sessions {
  const signal = AbortSignal.timeout(limits.call);
  const session = (
    timeout: number,
    longest: number,
    encoding: 'utf8' | 'latin1',
    pauses: readonly number[],
  ) =>
    new HttpSession({
      server: new URL(`${settings.url}/`),
      credentials: { kind: 'token', user: settings.user, secret: token },
      signal,
      exchange: exchange ?? fetchExchange({ timeout, longest, encoding }),
      pauses,
      sleep: milliseconds => endingWith(signal, sleep(milliseconds)),
    });
  return {
    text: session(limits.answer, LONGEST_TEXT, 'utf8', limits.pauses),
    bytes: session(limits.download, limits.artefactBytes, 'latin1', []),
  };
}

const LONGEST_TEXT = 16 * 1024 ** 2;

/** Waits, but not beyond the end of a signal. */
async function endingWith(signal: AbortSignal, waiting: Promise<void>): Promise<void> {
  signal.throwIfAborted();
  let end: (() => void) | undefined;
  const ended = new Promise<never>((_, reject) => {
    end = () => reject(signal.reason);
    signal.addEventListener('abort', end);
  });
  try {
    await Promise.race([waiting, ended]);
  } finally {
    if (end !== undefined) signal.removeEventListener('abort', end);
  }
}

/** What went wrong, as backends say it. */
function backendFailed(error: unknown, { settings }: JenkinsWorld): BackendFailed {
  if (error instanceof BackendFailed) return error;
  if (error instanceof JenkinsFailed) {
    const fix = FIXES[error.fault];
    const later = PASSES.includes(error.fault);
    return new BackendFailed(`Jenkins: ${error.message}`, { later, ...(fix === undefined ? {} : { fix }) });
  }
  if (error instanceof SecretsFailed) return new BackendFailed(error.message, { later: error.later });
  if (error instanceof StoreFailed) return new BackendFailed(error.message, { later: true });
  const isLate = error instanceof Error && /^(?:Timeout|Abort)Error$/.test(error.name);
  const what = isLate ? 'did not answer in time' : `cannot be asked (${nameOf(error)})`;
  return new BackendFailed(`${new URL(settings.url).origin} ${what}`, { later: true });
}

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : typeof error);
