import { createHash } from 'node:crypto';
import { GitlabBackend } from '../../../../bot/backends/gitlab/gitlab-backend.ts';
import type { GitlabWorld } from '../../../../bot/backends/gitlab/gitlab-world.ts';
import { KEY_VARIABLE } from '../../../../bot/backends/gitlab/run-files.ts';
import {
  type GitlabFault,
  type GitlabStandIn,
  startGitlab,
} from '../../../../bot/backends/gitlab/stand-in/gitlab-server.ts';
import type { JobEnd, RunningJob } from '../../../../bot/backends/gitlab/stand-in/pipelines.ts';
import { REPORT_FORMAT } from '../../../../bot/benchmarks/report-schema.ts';
import { signReport, verifyReport } from '../../../../bot/events/report-ticket.ts';
import { Duration } from '../../../../fleet/values/duration.ts';

export const SECRET = 'callback-secret-0123456789';
export const TOKEN = 'glpat-token-of-a-test';
const PROJECT = 1234;

/** How the work of a run goes. */
export interface GitlabPlan {
  readonly waits: number;
  readonly runs: number;
  readonly status: 'success' | 'failed';
  readonly reason?: string;
  /** What the report is to be, instead of an ordinary one. */
  readonly report?: (told: OrderFile) => unknown;
  /** What it leaves beside the report, texts by name. */
  readonly files: Readonly<Record<string, string>>;
}

export interface OrderFile {
  readonly run: string;
  readonly ticket: string;
  readonly sha: string;
  readonly base: string;
}

/** The order that the committed file holds for a job. */
function orderIn({ files }: RunningJob): OrderFile {
  const ci = files.get('.gitlab-ci.yml') ?? '';
  const [, path = ''] = /'(runs\/[0-9a-f]{16}\/order\.json)'/.exec(ci) ?? [];
  return JSON.parse(files.get(path) ?? 'null');
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

const times = (middle: number) => Array.from({ length: 10 }, (_, at) => middle * (1 + at / 1_000));

export const reportIn = (told: OrderFile, files: GitlabPlan['files'] = {}) => ({
  format: REPORT_FORMAT,
  run: told.run,
  outcome: 'success',
  stage: 'done',
  sha: told.sha,
  base: told.base,
  benchmarks: [
    { name: 'sort/large', base: times(1), head: times(1.3), fresh: { base: times(1), head: times(1.3) } },
    { name: 'sort/small', base: times(0.1), head: times(0.1) },
  ],
  dropped: 0,
  machine: { processor: 'a processor', cores: 2, system: 'Linux' },
  began: 1,
  ended: 2,
  files: Object.entries(files).map(([name, text]) => ({ name, bytes: text.length, sha256: sha256(text) })),
});

/** A GitLab stand-in, a runner that is played, and backends before it. */
export interface GitlabRoom {
  readonly gitlab: GitlabStandIn;
  readonly world: GitlabWorld;
  readonly begun: ReadonlyMap<string, number>;
  /** What runners posted, by run: the callback; kept as a note when `delivered`. */
  readonly notes: Map<string, string>;
  fault: ((request: { method: string; path: string; number: number }) => GitlabFault | undefined) | undefined;
  tokens: string[];
  delivered: boolean;
  now: number;
  backend(): GitlabBackend;
}

export async function gitlabRoom(
  planOf: (run: string) => GitlabPlan,
  said: { readonly empty?: boolean } = {},
): Promise<GitlabRoom> {
  const begun = new Map<string, number>();
  const notes = new Map<string, string>();
  const state: Pick<GitlabRoom, 'fault' | 'tokens' | 'delivered' | 'now'> = {
    fault: undefined,
    tokens: [TOKEN],
    delivered: false,
    now: Date.UTC(2026, 10, 21, 12),
  };
  const gitlab = await startGitlab({
    project: PROJECT,
    get tokens() {
      return state.tokens;
    },
    clock: () => state.now,
    ...said,
    fault: request => state.fault?.(request),
    runner: {
      times(job) {
        const { waits, runs } = planOf(orderIn(job).run);
        return job.name === 'main' ? { waits, runs } : { waits: 0, runs: 500 };
      },
      begin(job) {
        const { run } = orderIn(job);
        if (job.name === 'main') begun.set(run, (begun.get(run) ?? 0) + 1);
      },
      end: job =>
        endOf(job, planOf(orderIn(job).run), (run, text) => {
          if (state.delivered) notes.set(run, text);
        }),
    },
  });
  const world: GitlabWorld = {
    settings: {
      url: gitlab.url,
      project: PROJECT,
      token: 'gitlab-token',
      runnerTags: ['benchmarks'],
      image: 'julia:1.11',
      timeout: Duration.parse('6h'),
    },
    callback: { address: 'https://bot.example.org/report', secret: 'callback-secret' },
    secrets: { named: async name => [name === 'gitlab-token' ? TOKEN : SECRET] },
    fetch,
    clock: () => state.now,
    driver: async () => new Map([['benchmark.py', '# the driver\n']]),
    cloneAddress: ({ name }) => `https://github.com/${name}.git`,
    reportOf: async run => notes.get(run),
    floorsOf: async () => new Map(),
  };
  return Object.assign(state, { gitlab, world, begun, notes, backend: () => new GitlabBackend(world) });
}

function endOf(job: RunningJob, plan: GitlabPlan, post: (run: string, text: string) => void): JobEnd {
  if (job.name === 'main') {
    // Whoever runs the pull request's code is given no key.
    if (job.variables.has(KEY_VARIABLE)) throw new Error('the measuring job was given the key');
    return {
      status: plan.status,
      reason: plan.status === 'failed' ? (plan.reason ?? 'script_failure') : undefined,
      artefacts: new Map(),
    };
  }
  const told = orderIn(job);
  const report =
    plan.report?.(told) ??
    (job.name === 'failed_job'
      ? { ...reportIn(told), outcome: 'failure', stage: 'setup', benchmarks: [] }
      : reportIn(told, plan.files));
  const body = Buffer.from(JSON.stringify(report));
  const key = job.variables.get(KEY_VARIABLE) ?? '';
  const ticket = verifyTicket(told.ticket);
  post(told.run, body.toString());
  const artefacts = new Map<string, Uint8Array>([
    ['signed/report.json', body],
    ['signed/report.signature', Buffer.from(signReport(ticket, key, body))],
    ...Object.entries(plan.files).map(([name, text]) => [`signed/files/${name}`, Buffer.from(text)] as const),
  ]);
  return { status: 'success', reason: undefined, artefacts };
}

/** The ticket of a line, as the bot reads it: by a signature that it makes itself. */
function verifyTicket(line: string) {
  const fields = Object.fromEntries(
    line
      .split(' ')
      .slice(1)
      .map(word => word.split('=', 2)),
  );
  const [id = '', name = ''] = (fields.repository ?? '').split(':');
  const ticket = {
    run: fields.run ?? '',
    pull: { repository: { id: Number(id), name }, number: Number(fields.pull) },
    nonce: fields.nonce ?? '',
    expires: Number(fields.expires),
  };
  if (
    typeof verifyReport(
      Buffer.from(''),
      signReport(ticket, '00'.repeat(32), Buffer.from('')),
      [SECRET],
      0,
    ) !== 'string'
  )
    throw new Error('anybody could sign');
  return ticket;
}
