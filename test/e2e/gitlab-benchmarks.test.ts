import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { GitlabBackend } from '../../bot/backends/gitlab/gitlab-backend.ts';
import { type GitlabStandIn, startGitlab } from '../../bot/backends/gitlab/stand-in/gitlab-server.ts';
import type { JobEnd, RunningJob } from '../../bot/backends/gitlab/stand-in/pipelines.ts';
import { floorsIn } from '../../bot/benchmarks/history.ts';
import { readDriver } from '../../bot/entrypoints/read-driver.ts';
import { Duration } from '../../fleet/values/duration.ts';
import { backendOrder } from '../contracts/backend-orders.ts';
import { type BuildOrigin, buildOrigin } from './build-origin.ts';

/** Times that no machine changes: the file `speed` says how slow it is, and the count of processes makes the noise. */
const TOY = `#!/bin/sh
count=$(cat ../count 2>/dev/null || echo 0)
echo $((count + 1)) >../count
[ -z "\${BOT_REPORT_KEY+set}\${CI_JOB_TOKEN+set}" ] || exit 9
awk -v speed="$(cat speed)" -v at="$count" 'BEGIN { printf "{\\"solve\\":%.6f}\\n", speed * (1 + at % 5 / 1000) }'
`;

describe('benchmarks from GitLab’s CI file to the verdict (python3, git)', () => {
  const folder = mkdtempSync(join(tmpdir(), 'gitlab-benchmarks-'));
  let origin: BuildOrigin;
  let gitlab: GitlabStandIn;
  let now = Date.UTC(2026, 10, 21, 12);
  let base: string;
  let head: string;
  let broken: string;

  /** Runs the job's own script, by a shell, in a folder with what was committed and what it needs. */
  function end({ spec, files, variables, needed }: RunningJob): JobEnd {
    const room = mkdtempSync(join(folder, 'job-'));
    for (const [path, content] of [...files, ...needed]) {
      mkdirSync(dirname(join(room, path)), { recursive: true });
      writeFileSync(join(room, path), content);
    }
    let status: JobEnd['status'] = 'success';
    try {
      execFileSync('sh', ['-eu'], {
        cwd: room,
        input: `${spec.script.join('\n')}\n`,
        env: {
          PATH: process.env.PATH,
          HOME: room,
          CI_JOB_TOKEN: 'a token',
          ...Object.fromEntries(variables),
        },
        stdio: 'pipe',
      });
    } catch {
      status = 'failed';
    }
    const kept = spec.artifacts.paths.flatMap(path => leftBelow(room, path));
    return { status, reason: status === 'failed' ? 'script_failure' : undefined, artefacts: new Map(kept) };
  }

  const leftBelow = (room: string, path: string) =>
    existsSync(join(room, path))
      ? readdirSync(join(room, path), { recursive: true, withFileTypes: true })
          .filter(each => each.isFile())
          .map(each => join(each.parentPath, each.name))
          .map(file => [file.slice(room.length + 1), new Uint8Array(readFileSync(file))] as const)
      : [];

  beforeAll(async () => {
    origin = await buildOrigin(folder);
    base = await origin.commit(undefined, { 'benchmark/run': TOY, speed: '0.01\n' });
    head = await origin.commit(base, { speed: '0.013\n' });
    broken = await origin.commit(base, { 'benchmark/setup': '#!/bin/sh\nexit 3\n' });
    gitlab = await startGitlab({
      project: 7,
      tokens: ['a-token'],
      clock: () => now,
      runner: { times: () => ({ waits: 0, runs: 1_000 }), begin: () => {}, end },
    });
  });
  afterAll(async () => {
    await gitlab.stop();
    execFileSync('chmod', ['-R', 'u+rwX', folder]);
    chmodSync(folder, 0o755);
    rmSync(folder, { recursive: true, force: true });
  });

  const backend = () =>
    new GitlabBackend({
      settings: {
        url: gitlab.url,
        project: 7,
        token: 'gitlab-token',
        runnerTags: ['benchmarks'],
        image: undefined,
        timeout: Duration.parse('1h'),
      },
      callback: { address: 'http://127.0.0.1:1/report', secret: 'callback-secret' },
      secrets: { named: async name => [name === 'gitlab-token' ? 'a-token' : 'callback-secret-0123456789'] },
      fetch,
      clock: () => now,
      driver: () => readDriver({}),
      cloneAddress: () => `file://${origin.address}`,
      reportOf: async () => undefined,
      floorsOf: async (_repository, report) => floorsIn([], report),
    });
  const measured = async (sha: string) => {
    await origin.push(42, sha);
    const order = backendOrder({ sha, base, intended: now });
    const { handle } = await backend().submit(order);
    now += 60_000;
    // The work is done here, and not while the backend waits for an answer.
    gitlab.pipelines.advance();
    // Connections that were left idle meanwhile are closed.
    await wait(100);
    const [seen] = await backend().look([{ order, handle }]);
    if (seen?.kind !== 'ended') throw new Error(`it is ${seen?.kind}`);
    return { order, result: seen.result };
  };

  it('finds what is 30 % slower, though the callback was lost', async () => {
    const { order, result } = await measured(head);
    expect(result).toMatchObject({ outcome: 'success', summary: '1 regression' });
    expect(result.details[0]).toMatch(/^regression: solve, \+(29|30)\.\d %$/);
    const [report] = result.artefacts;
    if (report === undefined) throw new Error('no report');
    const bytes = await backend().artefact({ order, handle: undefined }, report);
    expect(JSON.parse(Buffer.from(bytes).toString())).toMatchObject({ run: order.run, sha: head });
  });

  it('finds nothing where nothing changed', async () => {
    expect((await measured(base)).result.summary).toBe('1 equivalent');
  });

  it('says in which stage it failed', async () => {
    expect((await measured(broken)).result).toMatchObject({
      outcome: 'failure',
      summary: 'failed in `benchmark/setup`',
    });
  });
});
