import type { OperatorFile } from './operator-file.ts';
import type {
  ArtefactSettings,
  BenchmarkSettings,
  ByRepository,
  OperatorSettings,
  QueueSettings,
  SecretsSettings,
  SlurmSettings,
  StoreSettings,
} from './operator-settings.ts';

/** What a sound `bot.yaml` means. */
export function operatorSettings(file: OperatorFile): OperatorSettings {
  return {
    instance: file.instance,
    github: file.github,
    repositories: Object.entries(file.repositories).map(([name, { id, installation }]) => ({
      name,
      id,
      installation,
    })),
    secrets: secretsOf(file.secrets),
    store: storeOf(file.store),
    queue: queueOf(file.queue),
    listen: listenOf(file.listen),
    callback: file.callback,
    relay: file.relay,
    pollInterval: file.pollInterval,
    coalesce: file.coalesce,
    jenkins: file.jenkins,
    slurm: file.slurm && slurmOf(file.slurm),
    gitlab: file.gitlab && { ...file.gitlab, image: file.gitlab.image },
    artefacts: file.artefacts && artefactsOf(file.artefacts),
    benchmarks: file.benchmarks && benchmarksOf(file.benchmarks),
  };
}

function secretsOf(written: OperatorFile['secrets']): SecretsSettings {
  if (written === 'environment') return { kind: 'environment' };
  if ('files' in written) return { kind: 'files', folder: written.files };
  return { kind: 'secrets-manager', prefix: written.secretsManager };
}

function storeOf(written: OperatorFile['store']): StoreSettings {
  return 'sqlite' in written
    ? { kind: 'sqlite', path: written.sqlite }
    : { kind: 'dynamodb', table: written.dynamodb };
}

function queueOf(written: OperatorFile['queue']): QueueSettings {
  return 'sqlite' in written
    ? { kind: 'sqlite', path: written.sqlite }
    : { kind: 'sqs', url: written.sqs, deadLetters: written.deadLetters };
}

/** The brackets around an address of IPv6 are not part of it. */
function listenOf(text: string): OperatorSettings['listen'] {
  const colon = text.lastIndexOf(':');
  return { host: text.slice(0, colon).replace(/^\[|\]$/g, ''), port: Number(text.slice(colon + 1)) };
}

type SlurmFile = NonNullable<OperatorFile['slurm']>;

function slurmOf(file: SlurmFile): SlurmSettings {
  const { sharedFs, buildLogsDir, containerCache, httpProxy, httpsProxy, repositoriesDir, ...rest } = file;
  const repositories = Object.fromEntries(
    Object.entries(file.repositories).map(([id, { configBundle, container, ...repository }]) => [
      id,
      { ...repository, configBundle, container },
    ]),
  );
  return {
    ...rest,
    repositories,
    sharedFs,
    buildLogsDir,
    containerCache,
    httpProxy,
    httpsProxy,
    repositoriesDir,
  };
}

type ArtefactFile = NonNullable<OperatorFile['artefacts']>;

function artefactsOf({
  bucket,
  endpoint,
  prefix,
  metadataPrefix,
  signingKey,
  ...rest
}: ArtefactFile): ArtefactSettings {
  return {
    ...rest,
    bucket: byRepository(bucket),
    endpoint,
    prefix: byRepository(prefix),
    metadataPrefix: byRepository(metadataPrefix),
    signingKey,
  };
}

function byRepository(written: string | Readonly<Record<string, string>>): ByRepository {
  return typeof written === 'string' ? { any: written, by: {} } : { any: undefined, by: written };
}

function benchmarksOf({ address, ...rest }: NonNullable<OperatorFile['benchmarks']>): BenchmarkSettings {
  return { ...rest, address };
}
