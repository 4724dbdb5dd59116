import { z } from 'zod';
import { commentLine } from '../../../fleet/render/escape.ts';
import { faultOf } from './answer-faults.ts';
import type { HttpSession } from './http-session.ts';
import { JenkinsFailed } from './jenkins.ts';
import type { MarkedNode, MarkSeen } from './node-marks.ts';
import { readAnswer } from './read-page.ts';

const TREE = 'tree=temporarilyOffline,offlineCauseReason,offlineCause[description]';
const LONGEST_REASON = 10_000;
const reason = z.string().max(LONGEST_REASON).nullish();
const markSchema = z.object({
  temporarilyOffline: z.boolean(),
  offlineCauseReason: reason,
  offlineCause: z.object({ description: reason }).nullish(),
});

/** A node of a server, for marking it. */
export class HttpMarkedNode implements MarkedNode {
  readonly #session: HttpSession;
  readonly #node: string;
  readonly #token: string;

  /** @param token what our marks carry; digits, letters or dashes after it make it another */
  constructor(session: HttpSession, node: string, token: string) {
    this.#session = session;
    this.#node = node;
    this.#token = token;
  }

  async read(): Promise<MarkSeen> {
    const what = `reading the mark of node \`${this.#node}\``;
    const answer = await this.#session.ask({
      method: 'GET',
      path: this.#page(`api/json?${TREE}`),
      repeatable: true,
    });
    if (answer.status === 404) return { kind: 'missing' };
    if (answer.status !== 200) throw faultOf(answer, what);
    const { temporarilyOffline, offlineCause, offlineCauseReason } = readAnswer(markSchema, answer, what);
    if (!temporarilyOffline) return { kind: 'none' };
    const told = offlineCause?.description || offlineCauseReason || 'nobody said why';
    return this.#isOurs(told) ? { kind: 'ours' } : { kind: 'theirs', reason: commentLine(told).trim() };
  }

  async toggle(message: string): Promise<'done' | 'unclear'> {
    try {
      await this.#post('toggleOffline', message, false);
      return 'done';
    } catch (error) {
      if (error instanceof JenkinsFailed && error.fault === 'unclear') return 'unclear';
      throw error;
    }
  }

  set(message: string): Promise<void> {
    return this.#post('changeOfflineCause', message, true);
  }

  /** The node may have gone since it was looked at, which the next look shows. */
  async #post(verb: string, message: string, repeatable: boolean): Promise<void> {
    const path = this.#page(`${verb}?${new URLSearchParams({ offlineMessage: message })}`);
    const answer = await this.#session.ask({ method: 'POST', path, repeatable });
    if (![200, 302, 404].includes(answer.status))
      throw faultOf(answer, `marking node \`${this.#node}\` offline, or online`);
  }

  #isOurs(told: string): boolean {
    const start = told.indexOf(this.#token);
    return start >= 0 && !/^[\w-]/.test(told.slice(start + this.#token.length));
  }

  #page(rest: string): string {
    return `computer/${encodeURIComponent(this.#node)}/${rest}`;
  }
}
