import type { z } from 'zod';
import { faultOf } from './answer-faults.ts';
import { jsonOf } from './crumb.ts';
import type { HttpAnswer } from './http-exchange.ts';
import type { HttpSession } from './http-session.ts';
import { JenkinsFailed } from './jenkins.ts';

/** Reads a page; `what` is being done by that. @throws JenkinsFailed for every answer but 200. */
export async function readPage(session: HttpSession, path: string, what: string): Promise<HttpAnswer> {
  const answer = await session.ask({ method: 'GET', path, repeatable: true });
  if (answer.status !== 200) throw faultOf(answer, what);
  return answer;
}

/** What an answer of the REST interface says, in the given shape. @throws JenkinsFailed `unreadable` for another one. */
export function readAnswer<T extends z.ZodType>(schema: T, { body }: HttpAnswer, what: string): z.output<T> {
  const read = schema.safeParse(jsonOf(body));
  if (read.success) return read.data;
  throw new JenkinsFailed(
    'unreadable',
    `${what}: this is no answer of Jenkins`,
    'see whether `--server` is right',
  );
}
