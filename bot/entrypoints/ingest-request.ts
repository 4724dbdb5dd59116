import type { Headers } from '../events/one-header.ts';

/** A request, wherever it came from: a server, Lambda, a relay. */
export interface IngestRequest {
  readonly method: string;
  /** With or without a query, which means nothing. */
  readonly path: string;
  readonly headers: Headers;
  /** The body's bytes as they came. */
  readonly body: Uint8Array;
}

/** What is answered. It holds nothing of the request, and no secret. */
export interface IngestAnswer {
  readonly status: number;
  readonly type: 'application/json' | 'text/plain; version=0.0.4';
  readonly body: string;
  /** What came of it, one word of ours, by which it is counted. */
  readonly counted: string;
}

export type IngestHandler = (request: IngestRequest) => Promise<IngestAnswer>;

/** The most bytes of a body. GitHub sends up to 25 MB, but only for pushes of very many commits; SQS takes one. */
export const MOST_BODY = 1_048_576;
/** The most bytes of a runner's report: it goes through the queue as it is. */
export const MOST_REPORT = 100_000;

/** An answer of ours: what came of it, and why. */
export const told = (status: number, outcome: string, reason?: string): IngestAnswer => ({
  status,
  type: 'application/json',
  body: JSON.stringify({ outcome, reason }),
  counted: reason ?? outcome,
});
