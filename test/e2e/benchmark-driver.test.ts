import { execFile, execFileSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { reportPage } from '../../bot/benchmarks/report-page.ts';
import { reportResult } from '../../bot/benchmarks/report-result.ts';
import { reportOn } from '../../bot/benchmarks/report-schema.ts';
import { verdictsOf } from '../../bot/benchmarks/report-verdicts.ts';
import { interleaved } from '../../bot/benchmarks/schedule.ts';
import { reportKey, reportTicket, ticketLine, verifyReport } from '../../bot/events/report-ticket.ts';

const SECRET = 'callback-secret-0123456789';
const RUN = '0123456789abcdef';
const DRIVER = fileURLToPath(new URL('../../bot/benchmarks/driver/benchmark.py', import.meta.url));
const run = promisify(execFile);

/** Times that no machine changes: the file `speed` says how slow `sort` is; a process is a little slower than the one before. */
const TOY = `#!/usr/bin/env python3
import json, os, pathlib
speed = float(pathlib.Path("speed").read_text())
log = pathlib.Path(os.environ["HOME"]).parent / "order"
with open(log, "a") as file:
    file.write(pathlib.Path.cwd().name + (" " + os.environ["BENCHMARK_ONLY"] if "BENCHMARK_ONLY" in os.environ else "") + "\\n")
count = len(log.read_text().splitlines())
print("a word before")
noise = 1 + (count % 5) / 1000
print(json.dumps({"sort": {"seconds": 0.01 * speed * noise, "memory": int(1000 * speed)}, "search": 0.002 * noise, "odd": "no number"}))
if os.environ.get("BOT_REPORT_KEY") or os.environ.get("CI_JOB_TOKEN"):
    raise SystemExit("a secret is there")
log_copy = os.environ.get("BENCHMARK_LOG")
`;

describe('the driver of benchmarks (python3, git)', () => {
  const folder = mkdtempSync(join(tmpdir(), 'benchmark-driver-'));
  const origin = join(folder, 'origin');
  const git = (...words: readonly string[]) =>
    execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.org', ...words], {
      cwd: origin,
      encoding: 'utf8',
    }).trim();
  const committed = (files: Readonly<Record<string, string>>) => {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(join(origin, path, '..'), { recursive: true });
      writeFileSync(join(origin, path), text);
      if (text.startsWith('#!')) chmodSync(join(origin, path), 0o755);
    }
    git('add', '-A');
    git('commit', '-qm', 'a change');
    return git('rev-parse', 'HEAD');
  };
  const pull = { repository: { id: 1300192, name: 'SciML/Toy.jl' }, number: 42 };
  const posted: { header: string; body: Buffer }[] = [];
  let server: Server;
  let status = 202;
  let base: string;
  let head: string;
  let room: string;

  beforeAll(async () => {
    mkdirSync(origin);
    git('init', '-q', '-b', 'main');
    git('config', 'uploadpack.allowAnySHA1InWant', 'true');
    base = committed({ 'benchmark/run': TOY, speed: '1' });
    head = committed({
      speed: '1.3',
      'diagrams/run':
        '#!/bin/sh\nprintf "<svg/>" >"$DIAGRAMS_DIR/plot.svg"\nln -s /etc/passwd "$DIAGRAMS_DIR/evil"\n',
    });
    git('update-ref', 'refs/pull/42/head', head);
    server = createServer(async (request, response) => {
      const parts: Buffer[] = [];
      for await (const part of request) parts.push(part);
      posted.push({ header: String(request.headers['x-bot-report']), body: Buffer.concat(parts) });
      response.writeHead(status).end();
    });
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  });
  afterAll(() => {
    server.close();
    rmSync(folder, { recursive: true, force: true });
  });
  beforeEach(() => {
    room = mkdtempSync(join(folder, 'room-'));
    posted.length = 0;
    status = 202;
  });

  const ticket = reportTicket(RUN, pull, Date.now(), 3_600_000);
  const ordered = (said: object = {}) => {
    // A server that listens on a port has an address of this kind.
    const { port } = server.address() as AddressInfo;
    const order = {
      run: RUN,
      ticket: ticketLine(ticket),
      callback: `http://127.0.0.1:${port}/report`,
      clone: `file://${origin}`,
      pull: 42,
      sha: head,
      base,
      filter: null,
      processes: 10,
      noise: 0,
      seconds: 300,
      ...said,
    };
    writeFileSync(join(room, 'order.json'), JSON.stringify(order));
  };
  const driver = (...words: readonly string[]) =>
    run('python3', [DRIVER, ...words], {
      cwd: room,
      env: {
        PATH: process.env.PATH,
        HOME: room,
        TMPDIR: room,
        ...(words[0] === 'measure'
          ? { CI_JOB_TOKEN: 'secret-of-gitlab' }
          : { BOT_REPORT_KEY: reportKey(ticket, SECRET) }),
      },
    }).then(
      ({ stdout }) => ({ code: 0, told: stdout }),
      (error: { code: number; stderr: string; stdout: string }) => ({
        code: error.code,
        told: error.stderr + error.stdout,
      }),
    );
  const order = () => ({ run: RUN, sha: head, base });

  it('measures what is 30 % slower, signs it, and the bot says so, to the page', async () => {
    ordered({ noise: 10 });
    expect(await driver('measure', 'order.json', 'out')).toMatchObject({ code: 0 });
    expect(await driver('report', 'order.json', 'out', 'signed')).toMatchObject({ code: 0 });
    const [sent, ...more] = posted;
    if (sent === undefined) throw new Error('nothing was posted');
    expect(more).toEqual([]);
    expect(verifyReport(sent.body, sent.header, [SECRET], Date.now())).toEqual(ticket);
    expect(readFileSync(join(room, 'signed/report.json'))).toEqual(sent.body);
    expect(readFileSync(join(room, 'signed/report.signature'), 'utf8')).toBe(sent.header);
    const report = reportOn(JSON.parse(sent.body.toString()), order());
    if (report === undefined) throw new Error('the report is not taken');
    expect(report.benchmarks.map(({ name }) => name)).toEqual(['search', 'sort']);
    const sort = report.benchmarks.find(({ name }) => name === 'sort');
    expect(sort).toMatchObject({ memory: { base: 1_000, head: 1_300 } });
    expect([sort?.base, sort?.head, sort?.fresh?.base, sort?.noise?.other].map(each => each?.length)).toEqual(
      [10, 10, 10, 10],
    );
    expect(report.benchmarks.find(({ name }) => name === 'search')?.fresh).toBeUndefined();
    // A link was no file of the pull request's.
    expect(report.files.map(({ name }) => name)).toEqual(['plot.svg']);
    const result = reportResult(report, new Map());
    expect(result).toMatchObject({
      outcome: 'success',
      summary: '1 regression, 1 equivalent, more memory in 1',
    });
    expect(result.details[0]).toMatch(/^regression: sort, \+(29|30)\.\d %$/);
    const judged = verdictsOf(report, new Map());
    const page = reportPage({
      report,
      judged,
      repository: pull.repository.name,
      pull: 42,
      pullAddress: undefined,
    });
    expect(page).toContain('1 regression, 1 equivalent');
  });

  it('runs both sides in turn', async () => {
    committed({
      'benchmark/run': TOY.replace(
        'log_copy = os.environ.get("BENCHMARK_LOG")',
        `pathlib.Path(${JSON.stringify(join(room, 'copy'))}).write_text(log.read_text())`,
      ),
    });
    const sha = git('rev-parse', 'HEAD');
    git('update-ref', 'refs/pull/42/head', sha);
    ordered({ sha });
    expect(await driver('measure', 'order.json', 'out')).toMatchObject({ code: 0 });
    const lines = readFileSync(join(room, 'copy'), 'utf8').trim().split('\n');
    expect(lines.slice(0, 20)).toEqual(interleaved(10));
    expect(lines.slice(20)).toEqual(interleaved(10).map(side => `${side} ["sort"]`));
    git('update-ref', 'refs/pull/42/head', head);
  });

  it('refuses another head than what was ordered, and tells the stage', async () => {
    ordered({ sha: base });
    const end = await driver('measure', 'order.json', 'out');
    expect(end.code).toBe(1);
    expect(end.told).toContain(head);
    expect(await driver('failed', 'order.json', 'out', 'signed')).toMatchObject({ code: 0 });
    const report = reportOn(JSON.parse(posted[0]?.body.toString() ?? ''), { ...order(), sha: base });
    expect(report).toMatchObject({ outcome: 'failure', stage: 'fetch' });
    expect(report && reportResult(report, new Map()).summary).toContain('another head');
  });

  it('ends with all its children when time is up', async () => {
    const pid = join(room, 'pid');
    const sha = committed({ 'benchmark/run': `#!/bin/sh\nsleep 600 &\necho $! >${pid}\nwait\n` });
    git('update-ref', 'refs/pull/42/head', sha);
    ordered({ sha, seconds: 2 });
    const end = await driver('measure', 'order.json', 'out');
    expect(end).toMatchObject({ code: 1, told: expect.stringContaining('time is up') });
    expect(
      existsSync(`/proc/${readFileSync(pid, 'utf8').trim()}/stat`) &&
        readFileSync(`/proc/${readFileSync(pid, 'utf8').trim()}/stat`, 'utf8').split(' ')[2] !== 'Z',
    ).toBe(false);
    git('update-ref', 'refs/pull/42/head', head);
  });

  it('is content when the bot is not reached: the signed report lies among the artefacts', async () => {
    ordered({ callback: 'http://127.0.0.1:1/report' });
    mkdirSync(join(room, 'out'));
    writeFileSync(
      join(room, 'out/measured.json'),
      JSON.stringify({
        benchmarks: [],
        dropped: 0,
        machine: { processor: '', cores: 1, system: '' },
        began: 1,
        ended: 2,
      }),
    );
    expect(await driver('report', 'order.json', 'out', 'signed')).toMatchObject({ code: 0 });
    const [body, header] = ['report.json', 'report.signature'].map(name =>
      readFileSync(join(room, 'signed', name)),
    );
    expect(verifyReport(body ?? Buffer.of(), header?.toString(), [SECRET], Date.now())).toEqual(ticket);
  });

  it('reads no link that the pull request’s code laid', async () => {
    ordered();
    mkdirSync(join(room, 'out'));
    writeFileSync(join(room, 'secret.json'), '{"benchmarks":[]}');
    symlinkSync(join(room, 'secret.json'), join(room, 'out/measured.json'));
    expect((await driver('report', 'order.json', 'out', 'signed')).code).toBe(1);
    expect(posted).toEqual([]);
  });

  it('keeps a report within what is taken', async () => {
    ordered();
    mkdirSync(join(room, 'out'));
    const side = Array.from({ length: 40 }, (_, at) => 1 + at / 1e5);
    const benchmarks = Array.from({ length: 200 }, (_, at) => ({
      name: `benchmark ${at}`,
      base: side,
      head: side,
    }));
    writeFileSync(
      join(room, 'out/measured.json'),
      JSON.stringify({
        benchmarks,
        dropped: 3,
        machine: { processor: '', cores: 1, system: '' },
        began: 1,
        ended: 2,
      }),
    );
    expect(await driver('report', 'order.json', 'out', 'signed')).toMatchObject({ code: 0 });
    const body = posted[0]?.body ?? Buffer.of();
    expect(body.length).toBeLessThan(100_000);
    const report = reportOn(JSON.parse(body.toString()), order());
    expect((report?.benchmarks.length ?? 0) + (report?.dropped ?? 0)).toBe(203);
  });

  it('runs DiffEq’s convention through PkgBenchmark', async () => {
    const sha = committed({ 'benchmark/run': '' });
    git('rm', '-q', 'benchmark/run');
    const julia = committed({ 'benchmark/runbenchmarks.jl': '# a suite' });
    expect(julia).not.toBe(sha);
    git('update-ref', 'refs/pull/42/head', julia);
    const bin = join(room, 'bin');
    mkdirSync(bin);
    writeFileSync(
      join(bin, 'julia'),
      `#!/bin/sh\necho "$@" >>${join(room, 'julia-words')}\necho '{"solve/Tsit5":{"seconds":0.01,"memory":10}}'\n`,
    );
    chmodSync(join(bin, 'julia'), 0o755);
    ordered({ sha: julia, processes: 2 });
    const before = process.env.PATH;
    process.env.PATH = `${bin}:${before}`;
    expect(await driver('measure', 'order.json', 'out')).toMatchObject({ code: 0 });
    process.env.PATH = before;
    expect(readFileSync(join(room, 'julia-words'), 'utf8')).toMatch(
      /--startup-file=no \S+benchmark\.jl \S+\/base\n/,
    );
    expect(JSON.parse(readFileSync(join(room, 'out/measured.json'), 'utf8')).benchmarks).toMatchObject([
      { name: 'solve/Tsit5' },
    ]);
    git('update-ref', 'refs/pull/42/head', head);
  });
});
