import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { relayedRequest } from '../../../bot/entrypoints/relayed-message.ts';
import { anyText } from '../events/any-text.ts';

const textOf = (data: unknown) => {
  const request = relayedRequest(JSON.stringify(data));
  return request && Buffer.from(request.body).toString();
};

describe('a message of a channel', () => {
  it('gives compact JSON its bytes back', () => {
    fc.assert(
      fc.property(fc.object({ stringUnit: 'grapheme', withNullPrototype: false }), body => {
        const bytes = JSON.stringify(body);
        expect(textOf({ body: JSON.parse(bytes), 'x-github-event': 'push' })).toBe(bytes);
      }),
    );
  });

  it('is taken with its bytes where the channel kept them', () => {
    expect(textOf({ body: { a: 1 }, rawdata: '{ "a": 1.0 }' })).toBe('{ "a": 1.0 }');
    expect(textOf({ body: { a: 1 }, bodyB: Buffer.from('{"a":\n1}').toString('base64') })).toBe('{"a":\n1}');
  });

  it('hands on the headers that ingest reads, in any case, and nothing else', () => {
    const request = relayedRequest(
      JSON.stringify({
        'X-GitHub-Event': 'push',
        'x-github-delivery': 'abc',
        'x-hub-signature-256': 'sha256=00',
        host: 'smee.io',
        'content-length': '7',
        'x-github-hook-installation-target-id': 7,
        query: { a: 'b' },
        timestamp: 1,
        body: {},
      }),
    );
    expect(request?.headers).toEqual({
      'x-github-event': 'push',
      'x-github-delivery': 'abc',
      'x-hub-signature-256': 'sha256=00',
    });
    expect(request).toMatchObject({ method: 'POST', path: '/webhook' });
  });

  it('may be anything', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          anyText(),
          fc.json(),
          fc.json().map(body => `{"body":${body},"__proto__":{}}`),
        ),
        data => {
          const request = relayedRequest(data);
          if (request) expect(request.method).toBe('POST');
        },
      ),
    );
  });
});
