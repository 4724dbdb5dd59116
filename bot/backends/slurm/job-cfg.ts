import type { BuildRepository, SlurmSettings } from '../../configuration/operator-settings.ts';
import { BackendFailed } from '../backend.ts';

/** What a job is for. */
export interface BuildTarget {
  /** `linux/x86_64/amd/zen2`. */
  readonly architecture: string;
  /** `nvidia/cc80`. */
  readonly accelerator: string | undefined;
  /** The id of the repository that is built for, and its entry in the settings. */
  readonly repository: string;
  readonly entry: BuildRepository;
}

type Section = readonly (readonly [string, string | undefined])[];

/**
 * `cfg/job.cfg`, with the sections and keys that EESSI's `bot/build.sh` reads (its `prepare_job_cfg` writes the same). That reader
 * takes no second `=` in a line, as it stands; a value with a line end is refused.
 */
export function jobCfg(settings: SlurmSettings, target: BuildTarget, folder: string): string {
  const [os = '', ...subdir] = target.architecture.split('/');
  return ini([
    [
      'site_config',
      [
        ['build_logs_dir', settings.buildLogsDir],
        ['container_cachedir', settings.containerCache],
        ['http_proxy', settings.httpProxy],
        ['https_proxy', settings.httpsProxy],
        ['load_modules', settings.loadModules.join(',') || undefined],
        ['local_tmp', settings.localTmp],
        ['shared_fs_path', settings.sharedFs],
      ],
    ],
    [
      'repository',
      [
        ['repos_cfg_dir', folder],
        ['repo_id', target.repository],
        ['container', target.entry.container],
        ['repo_name', target.entry.name],
        ['repo_version', target.entry.version],
      ],
    ],
    [
      'architecture',
      [
        ['node_type', target.architecture],
        ['software_subdir', subdir.join('/')],
        ['os_type', os],
        ['accelerator', target.accelerator ?? ''],
      ],
    ],
  ]);
}

/** `cfg/repos.cfg`: every repository of the settings, as the scripts of the target repository look it up by its id. */
export function reposCfg(repositories: SlurmSettings['repositories']): string {
  return ini(
    Object.entries(repositories).map(([id, entry]) => [
      id,
      [
        ['repo_name', entry.name],
        ['repo_version', entry.version],
        ['config_bundle', entry.configBundle],
        ['config_map', JSON.stringify(entry.configMap)],
        ['container', entry.container],
      ],
    ]),
  );
}

function ini(sections: readonly (readonly [string, Section])[]): string {
  return sections
    .map(([name, entries]) => {
      const lines = entries.flatMap(([key, value]) =>
        value === undefined ? [] : [`${key} = ${oneLine(value)}`.trimEnd()],
      );
      return `[${oneLine(name)}]\n${lines.join('\n')}\n`;
    })
    .join('\n');
}

function oneLine(text: string): string {
  if (/[\p{Cc}\u2028\u2029]/u.test(text))
    throw new BackendFailed('a setting of the cluster holds a line end and cannot be written into job.cfg', {
      later: false,
      fix: 'Take the line end out of the operator file.',
    });
  return text;
}
