import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type ReportTicket,
  reportKey,
  reportTicket,
  signReport,
  ticketLine,
  verifyReport,
} from '../../../bot/events/report-ticket.ts';
import { anyText } from './any-text.ts';

const SECRET = 'report-secret-0123456789';
const OLD = 'report-secret-of-before-0';
const NOW = 1_700_000_000_000;
const PULL = { repository: { id: 1300192, name: 'SciML/DiffEqBase.jl' }, number: 42 };
const ticket = reportTicket('0123456789abcdef', PULL, NOW, 3_600_000);
const body = Buffer.from('{"outcome":"success"}');
const header = signReport(ticket, reportKey(ticket, SECRET), body);

const tickets: fc.Arbitrary<ReportTicket> = fc.record({
  run: fc.stringMatching(/^[0-9a-f]{16}$/),
  pull: fc.record({
    repository: fc.record({
      id: fc.integer({ min: 1, max: 2 ** 40 }),
      name: fc.stringMatching(/^[\w.-]{1,20}\/[\w.-]{1,20}$/),
    }),
    number: fc.integer({ min: 1, max: 999_999 }),
  }),
  nonce: fc.stringMatching(/^[0-9a-f]{32}$/),
  expires: fc.integer({ min: NOW + 1, max: 2 ** 45 }),
});

describe('a runner’s report', () => {
  it('is taken as that of its ticket', () => {
    fc.assert(
      fc.property(tickets, fc.uint8Array({ maxLength: 100 }), (each, bytes) => {
        const signed = signReport(each, reportKey(each, SECRET), bytes);
        expect(verifyReport(bytes, signed, [SECRET], NOW)).toEqual(each);
      }),
    );
  });

  it('is taken with the secret of before a rotation', () => {
    expect(verifyReport(body, header, [OLD, SECRET], NOW)).toEqual(ticket);
    expect(verifyReport(body, header, [OLD], NOW)).toBe('wrong');
  });

  it('comes too late at its expiry', () => {
    expect(verifyReport(body, header, [SECRET], ticket.expires - 1)).toEqual(ticket);
    expect(verifyReport(body, header, [SECRET], ticket.expires)).toBe('expired');
  });

  it('cannot be made with the key of another ticket', () => {
    fc.assert(
      fc.property(tickets, tickets, (own, other) => {
        fc.pre(ticketLine(own) !== ticketLine(other));
        const signed = signReport(other, reportKey(own, SECRET), body);
        expect(verifyReport(body, signed, [SECRET], NOW)).toBe('wrong');
      }),
    );
  });

  it.each([
    ['the run', 'run=0123456789abcdef', 'run=0123456789abcdee'],
    ['the repository', ':SciML/', ':SciMI/'],
    ['the number', 'pull=42', 'pull=43'],
    ['the nonce', /nonce=./, 'nonce=x'],
    ['the expiry', 'expires=1', 'expires=2'],
  ])('is refused when %s is another', (_, from, to) => {
    const changed = header.replace(from, to);
    expect(changed).not.toBe(header);
    expect(verifyReport(body, changed, [SECRET], NOW)).toBeTypeOf('string');
  });

  it('is refused when its text is another', () => {
    expect(verifyReport(Buffer.from('{"outcome":"failure"}'), header, [SECRET], NOW)).toBe('wrong');
  });

  it('means nothing without a secret', () => {
    const forged = signReport(ticket, reportKey(ticket, ''), body);
    expect(verifyReport(body, forged, [''], NOW)).toBe('wrong');
    expect(verifyReport(body, forged, [], NOW)).toBe('wrong');
  });

  it('is refused, never thrown at, whatever its header is', () => {
    const mutated = fc
      .tuple(fc.nat({ max: header.length }), fc.nat({ max: 5 }), anyText(8))
      .map(([at, gone, more]) => header.slice(0, at) + more + header.slice(at + gone));
    fc.assert(
      fc.property(fc.oneof(anyText(), mutated), given => {
        if (given !== header) expect(verifyReport(body, given, [SECRET], NOW)).toBeTypeOf('string');
      }),
    );
    expect(verifyReport(body, undefined, [SECRET], NOW)).toBe('missing');
  });

  it('has the same ticket each time its run is handed over, and a key that does not show the secret', () => {
    expect(reportTicket(ticket.run, PULL, NOW, 3_600_000)).toEqual(ticket);
    expect(reportKey(ticket, SECRET)).toMatch(/^[0-9a-f]{64}$/);
    expect(reportKey(ticket, SECRET)).not.toBe(reportKey(ticket, OLD));
    expect(ticketLine(ticket)).toMatch(/^[\w .:/=-]+$/);
  });
});
