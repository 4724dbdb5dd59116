import type { Data } from '../../../fleet/render/yaml.ts';
import { AppCfg } from './app-cfg.ts';
import { buildsData, type EessiTargets, eessiTargets } from './eessi-targets.ts';
import { type Imported, imported, instanceOf, personOf } from './imported.ts';
import { readIni } from './ini.ts';
import { mapOf, shellWords, texts, unquoted } from './ini-values.ts';

/** The texts of EESSI's bot. */
export interface EessiFiles {
  readonly app: string;
  /** `repos.cfg`. */
  readonly repos: string | undefined;
}

/** The two files that say what `app.cfg` and `repos.cfg` of EESSI's bot say. */
export function importEessi({ app: text, repos }: EessiFiles): Imported {
  const app = new AppCfg(readIni(text));
  const targets = eessiTargets(app);
  const instance = instanceOf(app.text('github', 'app_name') ?? '');
  const policy = app.text('deploycfg', 'upload_policy') ?? 'once';
  const operator = {
    instance,
    github: githubOf(app),
    repositories: {},
    relay: undefined,
    pollInterval: `${app.text('job_manager', 'poll_interval') ?? '60'}s`,
    slurm: slurmOf(app, targets, repos),
    artefacts: artefactsOf(app, policy),
  };
  const repository = {
    names: [instance],
    instances: [instance],
    builds: buildsData(targets, policy),
    permissions: permissionsOf(app),
  };
  if (repos === undefined) app.lose('repos.cfg', 'was not given; name it beside app.cfg');
  return imported({ repository, operator }, app.lost());
}

function githubOf(app: AppCfg): Data {
  const number = Number(app.text('github', 'app_id') ?? 0);
  if (app.text('github', 'private_key') !== undefined)
    app.lose(
      '[github] private_key',
      'keep the key as the secret `github-app-key`; paths of keys stand nowhere',
    );
  if (app.text('github', 'installation_id') !== undefined)
    app.lose(
      '[github] installation_id',
      'write it at the repository in `repositories` of bot.yaml, or leave it out: GitHub is asked for it',
    );
  app.lose('$GITHUB_APP_SECRET_TOKEN', 'keep it as the secret `webhook-secret`');
  app.lose('$GITHUB_TOKEN', 'is not needed: the bot writes as its app');
  return {
    app: Number.isSafeInteger(number) ? number : 0,
    privateKey: 'github-app-key',
    webhookSecret: 'webhook-secret',
    account: personOf('NAME'),
  };
}

function slurmOf(app: AppCfg, targets: EessiTargets, repos: string | undefined): Data {
  const env = (key: string) => app.text('buildenv', key);
  const custom = mapOf(app.raw('buildenv', 'cvmfs_customizations') ?? '');
  const modules = (env('load_modules') ?? '').split(',').map(module => module.trim());
  return {
    jobName: env('job_name'),
    submitCommand: env('submit_command'),
    pollCommand: app.text('job_manager', 'poll_command'),
    scontrolCommand: app.text('job_manager', 'scontrol_command'),
    jobsBaseDir: env('jobs_base_dir'),
    jobIdsDir: app.text('job_manager', 'job_ids_dir'),
    trashBin: app.text('clean_up', 'trash_bin_dir'),
    sharedFs: env('shared_fs_path'),
    buildLogsDir: env('build_logs_dir'),
    containerCache: env('container_cachedir'),
    cvmfsCustomizations: custom && Object.fromEntries(texts(custom)),
    httpProxy: env('http_proxy'),
    httpsProxy: env('https_proxy'),
    loadModules: modules.filter(module => module !== ''),
    localTmp: env('local_tmp'),
    submitParameters: shellWords(env('slurm_params') ?? '').filter(word => word !== '--hold'),
    architectures: targets.architectures,
    accelerators: targets.accelerators,
    repositoriesDir: app.text('repo_targets', 'repos_cfg_dir'),
    repositories: repositoriesOf(app, repos ?? ''),
    buildScript: env('build_job_script'),
  };
}

const REPOSITORY_KEYS = ['repo_name', 'repo_version', 'config_bundle', 'config_map', 'container'];

function repositoriesOf(app: AppCfg, text: string): Data {
  const { sections, unread } = readIni(text);
  for (const line of unread) app.lose(`repos.cfg line ${line}`, 'is no `key = value`');
  return Object.fromEntries(
    [...sections].map(([id, keys]): [string, Data] => {
      for (const key of keys.keys())
        if (!REPOSITORY_KEYS.includes(key))
          app.lose(`repos.cfg [${id}] ${key}`, 'nothing of this bot is like it');
      const value = (key: string) => unquoted(keys.get(key) ?? '') || undefined;
      const map = mapOf(keys.get('config_map') ?? '');
      return [
        id,
        {
          name: value('repo_name'),
          version: value('repo_version'),
          configBundle: value('config_bundle'),
          configMap: map && Object.fromEntries(texts(map)),
          container: value('container'),
        },
      ];
    }),
  );
}

function artefactsOf(app: AppCfg, policy: string): Data | undefined {
  const one = (key: string): Data | undefined => {
    const map = mapOf(app.raw('deploycfg', key) ?? '');
    return map === undefined ? app.text('deploycfg', key) : Object.fromEntries(texts(map));
  };
  const bucket = one('bucket_name');
  const rest = {
    endpoint: app.text('deploycfg', 'endpoint_url'),
    prefix: one('artefact_prefix'),
    metadataPrefix: one('metadata_prefix'),
  };
  return bucket === undefined ? undefined : { bucket, ...rest, policy };
}

/** In EESSI's bot an empty `build_permission` is everyone, and an empty one of the others nobody. */
function permissionsOf(app: AppCfg): Data {
  const people = (section: string, key: string) =>
    (app.text(section, key) ?? '').split(/\s+/).filter(Boolean);
  const build = people('buildenv', 'build_permission');
  return {
    build: build.length > 0 ? build.map(personOf) : ['everyone'],
    deploy: people('deploycfg', 'deploy_permission').map(personOf),
    command: people('bot_control', 'command_permission').map(personOf),
  };
}
