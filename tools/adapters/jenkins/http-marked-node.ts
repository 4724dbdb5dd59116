import { z } from 'zod';
import { commentLine } from '../../../fleet/render/escape.ts';
import { faultOf, faultOfAct } from './answer-faults.ts';
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

/** A token of which more could follow, as of an id. */
const ENDS_OPEN = /[\w-]$/;

/** A node of a server, for marking it. */
export class HttpMarkedNode implements MarkedNode {
  readonly #session: HttpSession;
  readonly #node: string;
  readonly #token: string;

  /** @param token what our marks carry; after one that ends so, further letters, digits or dashes make it another */
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
      return (await this.#post('toggleOffline', message, false)) ? 'done' : 'unclear';
    } catch (error) {
      if (error instanceof JenkinsFailed && error.fault === 'unclear') return 'unclear';
      throw error;
    }
  }

  async set(message: string): Promise<void> {
    await this.#post('changeOfflineCause', message, true);
  }

  /** @returns false when the node has gone since it was looked at */
  async #post(verb: string, message: string, repeatable: boolean): Promise<boolean> {
    const path = this.#page(`${verb}?${new URLSearchParams({ offlineMessage: message })}`);
    const { status, ...answer } = await this.#session.ask({ method: 'POST', path, repeatable });
    if (status === 404) return false;
    if (status === 200 || status === 302) return true;
    throw faultOfAct({ status, ...answer }, `marking node \`${this.#node}\` offline, or online`);
  }

  #isOurs(told: string): boolean {
    const start = told.indexOf(this.#token);
    const whole = !ENDS_OPEN.test(this.#token) || !/^[\w-]/.test(told.slice(start + this.#token.length));
    return start >= 0 && whole;
  }

  #page(rest: string): string {
    return `computer/${encodeURIComponent(this.#node)}/${rest}`;
  }
}
