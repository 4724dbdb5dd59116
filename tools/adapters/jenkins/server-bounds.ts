import type { HttpAnswer } from './http-exchange.ts';
import { JenkinsFailed } from './jenkins.ts';

const DEEPEST_FOLDER = 20;

/** The version of the Jenkins that gave an answer. @throws JenkinsFailed when no Jenkins did. */
export function versionOf({ headers }: HttpAnswer): string {
  const version = headers.get('X-Jenkins');
  if (version !== null) return version;
  throw new JenkinsFailed('unreadable', 'what answers is no Jenkins', 'name its address with `--server`');
}

/** What the start of the Jenkins that gave an answer is called; it is another after every restart. */
export const sessionOf = ({ headers }: HttpAnswer): string | undefined =>
  headers.get('X-Jenkins-Session') ?? undefined;

/** @throws JenkinsFailed for a folder in more folders than anybody makes: a server could name them without end. */
export function refuseTooDeep(folder: string, depth: number): void {
  if (depth > DEEPEST_FOLDER) throw new JenkinsFailed('unreadable', `\`${folder}\` stands too deep`);
}
