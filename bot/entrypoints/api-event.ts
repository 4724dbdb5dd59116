import * as z from 'zod/mini';
import type { IngestAnswer, IngestRequest } from './ingest-request.ts';

/** What an HTTP API sends to a function (payload version 2.0): names of headers in lower case, those that came twice joined by commas. */
const apiEvent = z.object({
  rawPath: z.string(),
  headers: z.optional(z.record(z.string(), z.string())),
  requestContext: z.object({ http: z.object({ method: z.string() }) }),
  body: z.optional(z.nullable(z.string())),
  isBase64Encoded: z.optional(z.boolean()),
});

/** What an HTTP API takes as an answer. */
export interface ApiAnswer {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** @throws ZodError for what no HTTP API sends */
export function requestOfApi(event: unknown): IngestRequest {
  const { rawPath, headers = {}, requestContext, body, isBase64Encoded } = apiEvent.parse(event);
  return {
    method: requestContext.http.method,
    path: rawPath,
    headers,
    body: Buffer.from(body ?? '', isBase64Encoded === true ? 'base64' : 'utf8'),
  };
}

export const answerForApi = ({ status, type, body }: IngestAnswer): ApiAnswer => ({
  statusCode: status,
  headers: { 'content-type': type, 'cache-control': 'no-store' },
  body,
});
