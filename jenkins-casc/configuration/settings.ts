import { withoutReferences } from '../../fleet/render/escape.ts';
import type { Data } from '../../fleet/render/yaml.ts';

/** A secret's value, which configuration as code reads from the file `/run/secrets/<name>` when Jenkins starts. */
export class SecretReference {
  readonly secret: string;

  constructor(secret: string) {
    this.secret = secret;
  }
}

/** Settings of Jenkins. Texts mean themselves, whatever stands in them; only a `SecretReference` refers to anything. */
export type Settings = string | number | boolean | SecretReference | readonly Settings[] | SettingsMap;

/** A map of settings; what is `undefined` is left out. */
export interface SettingsMap {
  readonly [key: string]: Settings | undefined;
}

const isList = (settings: Settings): settings is readonly Settings[] => Array.isArray(settings);

/** Settings as data for `jenkins.yaml`: keys sorted, as Jenkins's own export has them, and texts without references. */
export function dataOf(settings: Settings): Data {
  if (typeof settings === 'string') return withoutReferences(settings);
  if (typeof settings !== 'object') return settings;
  if (settings instanceof SecretReference) return `\${${settings.secret}}`;
  if (isList(settings)) return settings.map(dataOf);
  const entries = Object.entries(settings).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(
    entries.flatMap(([key, value]) => (value === undefined ? [] : [[key, dataOf(value)]])),
  );
}
