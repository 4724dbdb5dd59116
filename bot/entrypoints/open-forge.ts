import type { OperatorSettings } from '../configuration/operator-settings.ts';
import type { Forge } from '../github/forge.ts';
import { httpForge } from '../github/http-forge.ts';
import type { Secrets } from '../secrets/secrets.ts';
import type { Outside } from './outside.ts';

/** GitHub, as the operator's file names it. */
export function openForge(
  { github, repositories }: Pick<OperatorSettings, 'github' | 'repositories'>,
  secrets: Secrets,
  { fetch, now, sleep }: Pick<Outside, 'fetch' | 'now' | 'sleep'>,
): Forge {
  const { api, app, privateKey, account } = github;
  const installations = new Map(
    repositories.flatMap(({ name, installation }) =>
      installation === undefined ? [] : [[name.split('/', 1)[0] ?? '', installation] as const],
    ),
  );
  return httpForge({ api, app, privateKey, account, installations }, { fetch, now, sleep, secrets });
}
