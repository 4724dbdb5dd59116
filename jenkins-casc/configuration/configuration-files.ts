import type { GeneratorInputs } from '../../fleet/render/generator.ts';
import { yamlOf } from '../../fleet/render/yaml.ts';
import { configurationOf } from './configuration.ts';
import { gitConfiguration } from './library.ts';
import { dataOf } from './settings.ts';

/** Jenkins's configuration as code, relative to the room's output folder. */
export const CONFIGURATION_FILE = 'jenkins.yaml';

/** `jenkins.yaml`, and the git configuration that leads Jenkins to its shared library. */
export const configurationFiles = ({ fleet }: Pick<GeneratorInputs, 'fleet'>): ReadonlyMap<string, string> =>
  new Map([
    [CONFIGURATION_FILE, yamlOf(dataOf(configurationOf(fleet)))],
    ['gitconfig', gitConfiguration()],
  ]);
