import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { reportKey, reportTicket, ticketLine, verifyReport } from '../../bot/events/report-ticket.ts';

const SECRET = 'report-secret-0123456789';
const NOW = 1_700_000_000_000;
const folder = mkdtempSync(join(tmpdir(), 'report-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('a report that a runner signs with a shell and openssl', () => {
  it('is taken', () => {
    const pull = { repository: { id: 1300192, name: 'SciML/DiffEqBase.jl' }, number: 42 };
    const ticket = reportTicket('0123456789abcdef', pull, NOW, 3_600_000);
    const body = Buffer.from('{"outcome":"success","text":"“ü”\\n"}\n');
    writeFileSync(join(folder, 'report.json'), body);
    const script = [
      'mac=$({ printf "%s\\n" "$TICKET"; cat report.json; } | openssl dgst -sha256 -mac HMAC -macopt hexkey:$KEY -r | cut -d" " -f1)',
      'printf "%s signature=%s" "$TICKET" "$mac"',
    ].join('\n');
    const header = execFileSync('sh', ['-euc', script], {
      cwd: folder,
      env: { PATH: process.env.PATH, TICKET: ticketLine(ticket), KEY: reportKey(ticket, SECRET) },
      encoding: 'utf8',
    });
    expect(verifyReport(body, header, [SECRET], NOW)).toEqual(ticket);
  });
});
