import { shell } from '../../../fleet/render/escape.ts';
import { type Data, yamlOf } from '../../../fleet/render/yaml.ts';
import type { GitlabSettings } from '../../configuration/operator-settings.ts';
import { reportTicket, ticketLine } from '../../events/report-ticket.ts';
import { BackendFailed, type RunOrder } from '../backend.ts';

/** The programs that a runner is given, texts by file name; `benchmark.py` is the one that is started. */
export type Driver = ReadonlyMap<string, string>;

/** The jobs of a pipeline. */
export const JOBS = { main: 'main', report: 'report_job', failed: 'failed_job' } as const;

/** The variable that holds a run's key; of each run one, seen by jobs in its environment only. */
export const KEY_VARIABLE = 'BOT_REPORT_KEY';

/** Where the reporting jobs put what they signed. */
export const SIGNED = 'signed';

/** The file by which GitLab knows what to do. */
export const CI_FILE = '.gitlab-ci.yml';

/** How many processes measure each side, and how many an A/A pair. */
const PROCESSES = 10;
/** One run of four measures the base against itself too: it costs as much time again, and the machine's noise changes slowly. */
const NOISY_RUNS = 4;

/** How long after its submission a run may report, in milliseconds: it may have waited for the machine for days. */
const REPORT_LASTS = 7 * 24 * 3_600_000;

/** The environment that a run's key is bound to. */
export const environmentOf = (run: string): string => `ci-bot/${checkedRun(run)}`;

/** The folder of a run in the benchmarking project, which only one commit can create. */
export const folderOf = (run: string): string => `runs/${checkedRun(run)}`;

/** A run's id, which stands in names and programs. @throws BackendFailed for anything else */
function checkedRun(run: string): string {
  if (/^[0-9a-f]{16}$/.test(run)) return run;
  throw new BackendFailed('a run is named by 16 hexadecimal digits', { later: false });
}

/** The ticket with which a run may report. */
export const ticketOf = ({ run, pull, intended }: RunOrder) =>
  reportTicket(run, pull, intended, REPORT_LASTS);

/** What the driver is told: data that no shell and no reader of YAML ever sees. */
export function orderText(
  order: RunOrder,
  {
    callback,
    clone,
    settings,
  }: { readonly callback: string; readonly clone: string; readonly settings: GitlabSettings },
): string {
  const { run, sha, base, pull, filter } = order;
  const told = {
    run,
    ticket: ticketLine(ticketOf(order)),
    callback,
    clone,
    pull: pull.number,
    sha,
    base,
    filter: filter ?? null,
    processes: PROCESSES,
    noise: Number.parseInt(run.slice(0, 1), 16) % NOISY_RUNS === 0 ? PROCESSES : 0,
    // A quarter of an hour is left to end in order before GitLab ends the job.
    seconds: Math.max(60, settings.timeout.seconds - 900),
  };
  return `${JSON.stringify(told, undefined, 2)}\n`;
}

/**
 * The `.gitlab-ci.yml` of a run. `main` runs the pull request's code, in a container on a dedicated runner, one at a time on each; it
 * is given no secret. `report_job` or `failed_job` signs and sends what it left, in a container in which none of that code runs.
 */
export function ciFile(run: string, settings: GitlabSettings): string {
  const { runnerTags, image, timeout } = settings;
  const folder = folderOf(run);
  const driver = (act: string, ...more: readonly string[]) =>
    ['python3', `${folder}/benchmark.py`, act, `${folder}/order.json`, 'out', ...more].map(shell).join(' ');
  const common = { tags: runnerTags, image, interruptible: false, retry: 0 } as const;
  const kept = (path: string) => ({ paths: [path], when: 'always', expire_in: '90 days' });
  const reporting = (act: string, when: string): Data => ({
    ...common,
    stage: 'report',
    when,
    needs: [{ job: JOBS.main, artifacts: true }],
    environment: { name: environmentOf(run), action: 'prepare' },
    timeout: '600 seconds',
    variables: { GIT_DEPTH: '1' },
    script: [driver(act, SIGNED)],
    artifacts: kept(SIGNED),
  });
  return yamlOf({
    workflow: { rules: [{ if: '$CI_PIPELINE_SOURCE == "push"' }] },
    stages: ['measure', 'report'],
    [JOBS.main]: {
      ...common,
      stage: 'measure',
      resource_group: `ci-bot-${runnerTags.join('-')}`.slice(0, 255),
      timeout: `${timeout.seconds} seconds`,
      variables: { GIT_DEPTH: '1' },
      script: [driver('measure')],
      artifacts: kept('out'),
    },
    [JOBS.report]: reporting('report', 'on_success'),
    [JOBS.failed]: reporting('failed', 'on_failure'),
  });
}
