import type { OperatorSettings } from '../configuration/operator-settings.ts';
import { AwsSecrets } from '../secrets/aws-secrets.ts';
import { CachedSecrets } from '../secrets/cached-secrets.ts';
import { EnvironmentSecrets } from '../secrets/environment-secrets.ts';
import { FolderSecrets } from '../secrets/folder-secrets.ts';
import type { Secrets } from '../secrets/secrets.ts';
import { regionOf } from './aws-region.ts';
import type { Outside } from './outside.ts';

/** Where the values of secrets come from; on AWS `BOT_SECRETS_PREFIX` says so. */
export const openSecrets = (
  { secrets }: Pick<OperatorSettings, 'secrets'>,
  { environment, now }: Pick<Outside, 'environment' | 'now'>,
): CachedSecrets => new CachedSecrets(sourceOf(secrets, environment), now);

function sourceOf(settings: OperatorSettings['secrets'], environment: Outside['environment']): Secrets {
  const { BOT_SECRETS_PREFIX: prefix } = environment;
  if (prefix !== undefined) return new AwsSecrets(prefix, { region: regionOf(environment) });
  switch (settings.kind) {
    case 'environment':
      return new EnvironmentSecrets(environment);
    case 'files':
      return new FolderSecrets(settings.folder);
    case 'secrets-manager':
      return new AwsSecrets(settings.prefix, { region: regionOf(environment) });
  }
}
