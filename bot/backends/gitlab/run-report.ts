import { checksum } from '../../artefacts/checksum.ts';
import { type BenchmarkReport, reportOn } from '../../benchmarks/report-schema.ts';
import { jsonOf } from '../../events/json-of.ts';
import { verifyReport } from '../../events/report-ticket.ts';
import type { Artefact } from '../../model/run.ts';
import { BackendFailed, type RunOrder } from '../backend.ts';
import type { GitlabApi } from './gitlab-api.ts';
import type { GitlabJob } from './gitlab-shapes.ts';
import type { GitlabWorld } from './gitlab-world.ts';
import { JOBS, SIGNED } from './run-files.ts';

const MOST_REPORT = 100_000;
const MOST_HEADER = 1_000;
const SOURCE = /^([1-9]\d{0,17}) (report\.json|files\/[A-Za-z0-9][A-Za-z0-9._-]{0,99})$/;

/** A report that was signed with the run's key, and what can be had of it. */
export interface FoundReport {
  readonly report: BenchmarkReport;
  readonly artefacts: readonly Artefact[];
}

/** The report of a run: as it came, or, when it was lost on its way, as it lies among the job's artefacts. */
export async function foundReport(
  api: GitlabApi,
  world: GitlabWorld,
  order: RunOrder,
  jobs: readonly GitlabJob[],
): Promise<FoundReport | undefined> {
  const job = jobs.find(({ name, status }) => isReporting(name) && status === 'success');
  const came = await world.reportOf(order.run);
  const posted = came === undefined ? undefined : reportOn(jsonOf(came), order);
  if (posted !== undefined) return { report: posted, artefacts: job ? filesOf(posted, job.id) : [] };
  return job && keptReport(api, world, order, job.id);
}

const isReporting = (name: string): boolean => name === JOBS.report || name === JOBS.failed;

async function keptReport(
  api: GitlabApi,
  world: GitlabWorld,
  order: RunOrder,
  job: number,
): Promise<FoundReport | undefined> {
  const body = await keptFile(api, job, 'report.json');
  const header = await keptFile(api, job, 'report.signature');
  if (body === undefined || header === undefined) return undefined;
  if (body.length > MOST_REPORT || header.length > MOST_HEADER) return undefined;
  const secrets = await world.secrets.named(world.callback.secret);
  // It may be read long after it was written: what counts is that it was signed for this run.
  const ticket = verifyReport(body, Buffer.from(header).toString('ascii'), secrets, order.intended);
  if (typeof ticket === 'string' || ticket.run !== order.run) return undefined;
  const report = reportOn(jsonOf(body), order);
  if (report === undefined) return undefined;
  const own = {
    name: 'report.json',
    bytes: body.length,
    sha256: checksum(body),
    source: `${job} report.json`,
  };
  return { report, artefacts: [...filesOf(report, job), own] };
}

const filesOf = ({ files }: BenchmarkReport, job: number): readonly Artefact[] =>
  files.map(file => ({ ...file, source: `${job} files/${file.name}` }));

/** Undefined: the job left no such file, or it has expired. */
async function keptFile(api: GitlabApi, job: number, path: string): Promise<Uint8Array | undefined> {
  const words = [SIGNED, ...path.split('/')];
  const answer = await api.ask({ method: 'GET', path: ['jobs', String(job), 'artifacts', ...words] });
  return answer.status === 200 ? answer.bytes : undefined;
}

/** The bytes of an artefact. @throws BackendFailed when they are not what the signed report says */
export async function artefactBytes(
  api: GitlabApi,
  { name, source, bytes, sha256 }: Artefact,
): Promise<Uint8Array> {
  const [, job, path = ''] = SOURCE.exec(source) ?? [];
  const content =
    job === undefined || path.split('/').at(-1) !== name ? undefined : await keptFile(api, Number(job), path);
  if (content !== undefined && content.length === bytes && checksum(content) === sha256) return content;
  const why = content === undefined ? 'GitLab has it no more' : 'it is not what it was';
  throw new BackendFailed(`artefact ${JSON.stringify(name.slice(0, 100))} cannot be had: ${why}`, {
    later: false,
  });
}
