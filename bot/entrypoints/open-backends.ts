import { UserError } from '../../tools/user-error.ts';
import { type Backend, BackendFailed } from '../backends/backend.ts';
import { GitlabBackend } from '../backends/gitlab/gitlab-backend.ts';
import { JenkinsBackend } from '../backends/jenkins/jenkins-backend.ts';
import { JENKINS_LIMITS } from '../backends/jenkins/jenkins-world.ts';
import { SlurmBackend } from '../backends/slurm/slurm-backend.ts';
import { SLURM_LIMITS } from '../backends/slurm/slurm-world.ts';
import { floorsIn } from '../benchmarks/history.ts';
import type { OperatorSettings } from '../configuration/operator-settings.ts';
import type { Repository } from '../model/pull.ts';
import type { BackendKind } from '../model/target.ts';
import type { Secrets } from '../secrets/secrets.ts';
import type { BotStore } from '../stores/bot-store.ts';
import type { BenchmarkReports } from '../worker/benchmark-reports.ts';
import type { Configurations } from '../worker/configurations.ts';
import { githubWeb } from './github-web.ts';
import type { Outside } from './outside.ts';
import { readDriver } from './read-driver.ts';

/** What the backends are made with. */
export interface BackendParts {
  readonly settings: OperatorSettings;
  readonly secrets: Secrets;
  readonly store: BotStore;
  readonly configurations: Configurations;
  /** Undefined: reports of benchmarks are not committed anywhere. */
  readonly reports: BenchmarkReports | undefined;
  readonly outside: Outside;
}

/** The variables that Slurm's commands and git are given; nothing else, since jobs inherit them. */
const PASSED_ON =
  /^(?:PATH|HOME|USER|LOGNAME|LANG|LC_\w+|TZ|TMPDIR|SLURM_CONF|https?_proxy|no_proxy|HTTPS?_PROXY|NO_PROXY)$/;

/** The backends that the operator's file names. */
export function openBackends(parts: BackendParts): ReadonlyMap<BackendKind, Backend> {
  const { gitlab, jenkins, slurm } = parts.settings;
  return new Map<BackendKind, Backend>([
    ...(jenkins === undefined ? [] : [['jenkins', openJenkins(jenkins, parts)] as const]),
    ...(slurm === undefined ? [] : [['slurm', openSlurm(slurm, parts)] as const]),
    ...(gitlab === undefined ? [] : [['gitlab', openGitlab(gitlab, parts)] as const]),
  ]);
}

function openJenkins(
  settings: NonNullable<OperatorSettings['jenkins']>,
  { secrets, store, configurations, outside }: BackendParts,
): Backend {
  return new JenkinsBackend({
    settings,
    secrets,
    memory: store,
    job: (repository, target) => configurations.knownTarget(repository, target)?.job,
    clock: outside.now,
    sleep: outside.sleep,
    token: outside.token,
    limits: JENKINS_LIMITS,
  });
}

function openSlurm(
  settings: NonNullable<OperatorSettings['slurm']>,
  { settings: { github }, configurations, outside }: BackendParts,
): Backend {
  const { environment, programs, now } = outside;
  const passed = Object.entries(environment).filter(([name]) => PASSED_ON.test(name));
  return new SlurmBackend({
    settings,
    programs,
    git: 'git',
    environment: Object.fromEntries(passed),
    clock: now,
    facets: (repository, target) => configurations.knownTarget(repository, target)?.facets,
    cloneAddress: repository => cloneAddress(github.api, repository),
    limits: SLURM_LIMITS,
  });
}

function openGitlab(
  settings: NonNullable<OperatorSettings['gitlab']>,
  { settings: { callback, github }, secrets, store, reports, outside }: BackendParts,
): Backend {
  if (callback === undefined) throw new UserError('`gitlab` needs a `callback`, to which its runner reports');
  return new GitlabBackend({
    settings,
    callback: { address: `${callback.address}/report`, secret: callback.secret },
    secrets,
    fetch: outside.fetch,
    clock: outside.now,
    driver: () => readDriver(outside.environment),
    cloneAddress: repository => cloneAddress(github.api, repository),
    reportOf: run => store.note(`report:${run}`),
    floorsOf: (repository, report) =>
      reports === undefined
        ? Promise.resolve(floorsIn([], report))
        : reports.floorsOf(repository, report).catch(unknownNow),
  });
}

/** The verdict would be another one without the noise: the run is looked at again. */
function unknownNow(error: unknown): never {
  const why = error instanceof BackendFailed ? error.message : 'GitHub did not answer';
  throw new BackendFailed(`earlier reports cannot be read: ${why}`, { later: true });
}

/** Where git finds a repository. */
const cloneAddress = (api: string, { name }: Repository): string => `${githubWeb(api)}/${name}.git`;
