import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ApiAnswer, answerForApi, requestOfApi } from './api-event.ts';
import { openIngest } from './ingest-handler.ts';
import { lambdaIngestParts } from './lambda-parts.ts';

// Once for each cold start, while the function has a whole processor. When it fails, so does the request, and GitHub is told so.
const ingest = await openIngest(
  lambdaIngestParts({
    environment: process.env,
    read: name => readFileSync(join(process.env.LAMBDA_TASK_ROOT ?? '.', name), 'utf8'),
    now: Date.now,
    log: (what, fields) => {
      process.stdout.write(`${JSON.stringify({ what, ...fields })}\n`);
    },
  }),
);

/** Behind `POST /webhook`, `POST /report` and `GET /healthz` of the HTTP API. */
export const handler = async (event: unknown): Promise<ApiAnswer> =>
  answerForApi(await ingest(requestOfApi(event)));
