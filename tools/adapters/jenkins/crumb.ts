import { z } from 'zod';
import type { HttpAnswer } from './http-exchange.ts';
import { JenkinsFailed } from './jenkins.ts';

/** A crumb and the session that it is good for; both die with a restart. */
export interface Crumb {
  /** Headers that a POST must carry. */
  readonly headers: Readonly<Record<string, string>>;
}

const crumbSchema = z.object({
  crumb: z.string().regex(/^[\w.:-]{1,200}$/),
  crumbRequestField: z.string().regex(/^[\w-]{1,100}$/),
});

/** A crumb from the answer of `/crumbIssuer/api/json`. Without the session cookie it came with it is worth nothing. */
export function readCrumb({ headers, body }: HttpAnswer): Crumb {
  const read = crumbSchema.safeParse(jsonOf(body));
  if (!read.success) throw new JenkinsFailed('unreadable', 'the server hands out no crumb that can be read');
  const cookies = headers.getSetCookie().map(cookie => cookie.split(';', 1)[0] ?? '');
  const session = cookies.filter(cookie => /^JSESSIONID/.test(cookie));
  return {
    headers: {
      [read.data.crumbRequestField]: read.data.crumb,
      ...(session.length > 0 && { Cookie: session.join('; ') }),
    },
  };
}

/** JSON, or undefined where it is none. */
export function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Whether a POST was turned away because of its crumb, and not for want of a right. */
export const isCrumbRefusal = ({ status, headers, body }: HttpAnswer): boolean =>
  status === 403 && !headers.has('X-Required-Permission') && body.includes('No valid crumb');
