import { join } from 'node:path';
import { findProviderMirror, mirrorConfiguration } from '../adapters/terraform/provider-mirror.ts';
import type { World } from '../world.ts';

const CONFIG_FILE = 'TF_CLI_CONFIG_FILE';

/**
 * The environment for Terraform: as it is when it names a configuration file that exists; else, on a machine with a
 * folder of providers, with a configuration that takes them from there. That file is written into `folder`.
 */
export function withProviders(folder: string, world: World): Readonly<Record<string, string | undefined>> {
  const { environment, files, folders } = world;
  const own = environment[CONFIG_FILE];
  if (own !== undefined && files.exists(own)) return environment;
  const mirror = findProviderMirror(folders, environment.HOME);
  if (mirror === undefined) return { ...environment, [CONFIG_FILE]: undefined };
  const file = join(folder, '.terraform', 'providers.tfrc');
  files.write(file, mirrorConfiguration(mirror));
  return { ...environment, [CONFIG_FILE]: file };
}
