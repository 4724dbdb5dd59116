import type { Backend } from '../backends/backend.ts';
import { JenkinsBackend } from '../backends/jenkins/jenkins-backend.ts';
import { JENKINS_LIMITS } from '../backends/jenkins/jenkins-world.ts';
import { SlurmBackend } from '../backends/slurm/slurm-backend.ts';
import { SLURM_LIMITS } from '../backends/slurm/slurm-world.ts';
import type { OperatorSettings } from '../configuration/operator-settings.ts';
import type { Repository } from '../core/pull.ts';
import type { BackendKind, Target } from '../core/target.ts';
import type { Secrets } from '../secrets/secrets.ts';
import type { BotStore } from '../stores/bot-store.ts';
import type { Configurations } from '../worker/configurations.ts';
import type { Outside } from './outside.ts';

/** What the backends are made with. */
export interface BackendParts {
  readonly settings: OperatorSettings;
  readonly secrets: Secrets;
  readonly store: BotStore;
  readonly configurations: () => Configurations;
  readonly outside: Outside;
}

/** The variables that Slurm's commands and git are given; nothing else, since jobs inherit them. */
const PASSED_ON =
  /^(?:PATH|HOME|USER|LOGNAME|LANG|LC_\w+|TZ|TMPDIR|SLURM_CONF|https?_proxy|no_proxy|HTTPS?_PROXY|NO_PROXY)$/;

/** The backends that the operator's file names. */
export function openBackends(parts: BackendParts): ReadonlyMap<BackendKind, Backend> {
  const { jenkins, slurm } = parts.settings;
  return new Map<BackendKind, Backend>([
    ...(jenkins === undefined ? [] : [['jenkins', openJenkins(jenkins, parts)] as const]),
    ...(slurm === undefined ? [] : [['slurm', openSlurm(slurm, parts)] as const]),
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
    job: (repository, target) => targetOf(configurations(), repository, target)?.job,
    clock: outside.now,
    sleep: outside.sleep,
    token: outside.token,
    limits: JENKINS_LIMITS,
  });
}

const targetOf = (
  configurations: Configurations,
  repository: Repository,
  target: string,
): Target | undefined => configurations.known(repository)?.targets.find(({ name }) => name === target);

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
    facets: (repository, target) => targetOf(configurations(), repository, target)?.facets,
    cloneAddress: repository => cloneAddress(github.api, repository),
    limits: SLURM_LIMITS,
  });
}

/** Where git finds a repository: the server of `https://api.github.com` is `https://github.com`, that of `HOST/api/v3` is `HOST`. */
function cloneAddress(api: string, { name }: Repository): string {
  const { protocol, host } = new URL(api);
  return `${protocol}//${host.replace(/^api\./, '')}/${name}.git`;
}
