import { createHash, createHmac, hkdfSync } from 'node:crypto';
import type { PullRef } from '../model/pull.ts';
import { isLongEnough, macMatches } from './signature.ts';

/** What lets a runner report once on one run. The bot makes it when it hands the run over. */
export interface ReportTicket {
  /** 16 hexadecimal digits. */
  readonly run: string;
  readonly pull: PullRef;
  /** 32 hexadecimal digits, good for one report. */
  readonly nonce: string;
  /** Until when the report may come, in milliseconds since 1970. */
  readonly expires: number;
}

const LABEL = 'fleet-bot-report-v1';
const FORM =
  /^fleet-bot-report-v1 run=([0-9a-f]{16}) repository=([1-9]\d{0,14}):([\w.-]{1,100}\/[\w.-]{1,100}) pull=([1-9]\d{0,9}) nonce=([0-9a-f]{32}) expires=([1-9]\d{0,14})$/;
const SIGNED = /^(.{1,500}) signature=([0-9a-f]{64})$/;

/** The ticket of a run, the same each time: a run that is handed over twice is reported once. @param intended `RunOrder.intended` @param lasts in milliseconds */
export const reportTicket = (run: string, pull: PullRef, intended: number, lasts: number): ReportTicket => ({
  run,
  pull,
  nonce: createHash('sha256').update(`${LABEL} nonce ${run}`).digest('hex').slice(0, 32),
  expires: intended + lasts,
});

/** The ticket as one line without anything that a shell would read. It is no secret. */
export const ticketLine = ({ run, pull, nonce, expires }: ReportTicket): string =>
  `${LABEL} run=${run} repository=${pull.repository.id}:${pull.repository.name} pull=${pull.number} nonce=${nonce} expires=${expires}`;

/**
 * The key that a runner is given with its ticket, 64 hexadecimal digits for 32 bytes. Everything in the ticket goes into it, so
 * whoever has it can report on this run until then, and do nothing else.
 * @param secret of at least 16 bytes, which no runner has
 */
export const reportKey = (ticket: ReportTicket, secret: string): string =>
  Buffer.from(hkdfSync('sha256', secret, LABEL, ticketLine(ticket), 32)).toString('hex');

/**
 * The header `X-Bot-Report` for a body. A shell makes the same:
 * `{ printf '%s\n' "$TICKET"; cat report.json; } | openssl dgst -sha256 -mac HMAC -macopt hexkey:$KEY`.
 */
export function signReport(ticket: ReportTicket, key: string, body: Uint8Array): string {
  const line = ticketLine(ticket);
  const mac = createHmac('sha256', Buffer.from(key, 'hex')).update(signedText(line, body)).digest('hex');
  return `${line} signature=${mac}`;
}

const signedText = (line: string, body: Uint8Array): Uint8Array =>
  Buffer.concat([Buffer.from(`${line}\n`), body]);

/** What is wrong with a report's signature. */
export type ReportRefusal = 'missing' | 'malformed' | 'wrong' | 'expired';

/**
 * Whose report this is, when it was signed with the ticket's key and comes in time. That its nonce is used once is for the caller.
 * @param header `X-Bot-Report` @param secrets the current one and, during a rotation, the previous one
 * @param now milliseconds since 1970
 */
export function verifyReport(
  raw: Uint8Array,
  header: string | undefined,
  secrets: readonly string[],
  now: number,
): ReportTicket | ReportRefusal {
  if (header === undefined) return 'missing';
  const [, line, signature] = SIGNED.exec(header) ?? [];
  const ticket = line === undefined ? undefined : ticketOf(line);
  if (line === undefined || signature === undefined || !ticket) return 'malformed';
  const keys = secrets.filter(isLongEnough).map(secret => Buffer.from(reportKey(ticket, secret), 'hex'));
  if (!macMatches(signedText(line, raw), Buffer.from(signature, 'hex'), keys)) return 'wrong';
  return now < ticket.expires ? ticket : 'expired';
}

function ticketOf(line: string): ReportTicket | undefined {
  const [, run, id, name, number, nonce, expires] = FORM.exec(line) ?? [];
  if (run === undefined || name === undefined || nonce === undefined) return undefined;
  const pull = { repository: { id: Number(id), name }, number: Number(number) };
  return { run, pull, nonce, expires: Number(expires) };
}
