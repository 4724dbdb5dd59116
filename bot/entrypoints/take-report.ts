import { isDeeper } from '../events/json-depth.ts';
import { jsonOf } from '../events/json-of.ts';
import { oneHeader } from '../events/one-header.ts';
import { type ReportTicket, verifyReport } from '../events/report-ticket.ts';
import type { StartedIngest } from './ingest-parts.ts';
import { type IngestAnswer, type IngestRequest, MOST_REPORT, told } from './ingest-request.ts';
import { queued } from './take-webhook.ts';
import { withSecrets } from './verified.ts';

const MOST_DEPTH = 16;
/**
 * How often one report is taken: the process may end between the use of a nonce and the queue, and the runner then sends it again.
 * All of them are one delivery, which is handled once.
 */
const TRIES = 3;

/** `POST /report`: a runner says how its run went. */
export async function takeReport(request: IngestRequest, ingest: StartedIngest): Promise<IngestAnswer> {
  const name = ingest.names.report;
  if (name === undefined) return told(404, 'refused', 'no-such-path');
  if (request.body.length > MOST_REPORT) return told(413, 'refused', 'too-large');
  const header = oneHeader(request.headers, 'x-bot-report');
  const ticket = await withSecrets(name, ingest, values => {
    const verdict = verifyReport(request.body, header, values, ingest.now());
    return { verdict, wrong: verdict === 'wrong' };
  });
  if (typeof ticket === 'string') return told(401, 'refused', `signature-${ticket}`);
  const report = isDeeper(request.body, MOST_DEPTH) ? undefined : jsonOf(request.body);
  if (report === undefined) return told(400, 'refused', 'not-json');
  if (!(await isSpent(ticket, ingest))) return told(409, 'refused', 'reported-before');
  return queued(
    {
      id: `report:${ticket.nonce}`,
      received: ingest.now(),
      event: { kind: 'report', pull: ticket.pull, run: ticket.run, report },
    },
    ingest,
  );
}

async function isSpent({ nonce, expires }: ReportTicket, { store, now }: StartedIngest): Promise<boolean> {
  for (let attempt = 0; attempt < TRIES; attempt++)
    if (await store.spend(`report:${nonce}/${attempt}`, expires, now())) return true;
  return false;
}
