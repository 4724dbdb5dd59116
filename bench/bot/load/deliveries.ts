import { createHmac } from 'node:crypto';

/** The secret that sender and servers share. */
export const BENCH_SECRET = 'bench-secret-0123456789abcdef';

/** The repository of the published payload. */
export const BENCH_REPOSITORY = 'Codertocat/Hello-World';

/** A body with the signature that GitHub sends beside it. */
export interface SignedBody {
  readonly body: Buffer;
  /** `sha256=` and 64 hexadecimal digits. */
  readonly signature: string;
}

interface PublishedComment {
  readonly issue: Readonly<Record<string, unknown>>;
  readonly comment: Readonly<Record<string, unknown>>;
}

/** Comments under so many pull requests, each made from a payload that GitHub publishes and asking for CI. */
export function signedComments(payload: PublishedComment, pulls: number): readonly SignedBody[] {
  return Array.from({ length: pulls }, (_, index) => {
    const body = Buffer.from(
      JSON.stringify({
        ...payload,
        issue: { ...payload.issue, number: index + 1, pull_request: {} },
        comment: { ...payload.comment, body: '@bot run ci [unix-gpu]' },
      }),
    );
    return { body, signature: `sha256=${createHmac('sha256', BENCH_SECRET).update(body).digest('hex')}` };
  });
}

/** The bytes of a whole request, under an id that no other delivery has. */
export function requestOf({ body, signature }: SignedBody, path: string, id: string): Buffer {
  const head = [
    `POST ${path} HTTP/1.1`,
    'host: 127.0.0.1',
    'content-type: application/json',
    'user-agent: GitHub-Hookshot/bench',
    'x-github-event: issue_comment',
    `x-github-delivery: ${id}`,
    `x-hub-signature-256: ${signature}`,
    `content-length: ${body.length}`,
  ];
  return Buffer.concat([Buffer.from(`${head.join('\r\n')}\r\n\r\n`), body]);
}
