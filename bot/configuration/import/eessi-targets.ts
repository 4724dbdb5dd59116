import type { Data } from '../../../fleet/render/yaml.ts';
import type { AppCfg } from './app-cfg.ts';
import { mapOf, shellWords, texts } from './ini-values.ts';

/** What `app.cfg` says of architectures. */
export interface EessiTargets {
  /** Of `bot.yaml`: words of submissions. */
  readonly architectures: Readonly<Record<string, readonly string[]>>;
  readonly accelerators: Readonly<Record<string, readonly string[]>>;
  /** Of `.ci-bot.yaml`: what is built for each. */
  readonly builds: Readonly<
    Record<string, { readonly repositories: readonly string[]; readonly accelerators: readonly string[] }>
  >;
}

/** Reads `arch_target_map` and `repo_target_map`, and the `node_type_map` of later versions. */
export function eessiTargets(app: AppCfg): EessiTargets {
  const architectures = new Map<string, readonly string[]>();
  const accelerators = new Map<string, readonly string[]>();
  const builds = new Map<string, { repositories: readonly string[]; accelerators: readonly string[] }>();
  for (const [arch, parameters] of texts(mapAt(app, 'architecturetargets', 'arch_target_map')))
    architectures.set(arch, shellWords(parameters));
  for (const [arch, ids] of Object.entries(mapAt(app, 'repo_targets', 'repo_target_map')))
    builds.set(arch, { repositories: words(ids), accelerators: [] });
  for (const [name, node] of Object.entries(mapAt(app, 'architecturetargets', 'node_type_map'))) {
    const { arch, accelerator, parameters, repositories } = nodeType(node);
    const before = builds.get(arch) ?? { repositories: [], accelerators: [] };
    builds.set(arch, {
      repositories: [...new Set([...before.repositories, ...repositories])],
      accelerators: [...before.accelerators, ...(accelerator === undefined ? [] : [accelerator])],
    });
    const map = accelerator === undefined ? architectures : accelerators;
    const key = accelerator ?? arch;
    if (map.has(key)) app.lose(`node_type_map ${name}`, `there is a node type for \`${key}\` already`);
    else map.set(key, parameters);
    if (!architectures.has(arch)) architectures.set(arch, []);
  }
  return {
    architectures: Object.fromEntries(architectures),
    accelerators: Object.fromEntries(accelerators),
    builds: Object.fromEntries(builds),
  };
}

function mapAt(app: AppCfg, section: string, key: string): Readonly<Record<string, unknown>> {
  const raw = app.raw(section, key);
  if (raw === undefined || raw === '') return {};
  const map = mapOf(raw);
  if (map === undefined) app.lose(`[${section}] ${key}`, 'is no map in JSON');
  return map ?? {};
}

function nodeType(node: unknown) {
  const entries: Readonly<Record<string, unknown>> =
    typeof node === 'object' && node !== null ? { ...node } : {};
  const {
    os = 'linux',
    cpu_subdir: cpu = '',
    accel,
    slurm_params: parameters = '',
    repo_targets: ids,
  } = entries;
  return {
    arch: `${String(os)}/${String(cpu)}`,
    accelerator: typeof accel === 'string' && accel !== 'None' && accel !== '' ? accel : undefined,
    parameters: shellWords(String(parameters)),
    repositories: words(ids),
  };
}

const words = (list: unknown): readonly string[] => (Array.isArray(list) ? list.map(String) : []);

/** `builds` of `.ci-bot.yaml`: a list alone where nothing else is to be said. */
export function buildsData({ builds }: EessiTargets, upload: string): Data {
  return Object.fromEntries(
    Object.entries(builds).map(([arch, { repositories, accelerators }]): [string, Data] => [
      arch,
      accelerators.length === 0 && upload === 'once'
        ? repositories
        : { repositories, accelerators: accelerators.length > 0 ? accelerators : undefined, upload },
    ]),
  );
}
