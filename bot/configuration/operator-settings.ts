import type { Duration } from '../../fleet/values/duration.ts';
import type { UploadPolicy } from '../model/target.ts';

/** The name of a secret. No settings hold a value; the entry point looks it up. */
export type SecretName = string;

/** What `bot.yaml` says, checked, with all defaults: one bot instance as its operator runs it. */
export interface OperatorSettings {
  /** At least 3 characters of `a-z0-9-`: what `.ci-bot.yaml` calls this instance. */
  readonly instance: string;
  readonly github: GithubSettings;
  /** The repositories that are served, and no others. Never empty. */
  readonly repositories: readonly ServedRepository[];
  readonly secrets: SecretsSettings;
  readonly store: StoreSettings;
  readonly queue: QueueSettings;
  readonly listen: { readonly host: string; readonly port: number };
  /** Where runners report to, and the secret that keys what they sign; undefined: nothing reports. */
  readonly callback: { readonly address: string; readonly secret: SecretName } | undefined;
  /** The smee-compatible channel that deliveries come through; undefined: GitHub reaches `listen`. */
  readonly relay: string | undefined;
  /** How often backends are looked at. */
  readonly pollInterval: Duration;
  /** The least time between two edits of one comment; at least 5 seconds. */
  readonly coalesce: Duration;
  /** The backends that this instance has. At least one. */
  readonly jenkins: JenkinsSettings | undefined;
  readonly slurm: SlurmSettings | undefined;
  readonly gitlab: GitlabSettings | undefined;
  /** Undefined: nothing is uploaded. */
  readonly artefacts: ArtefactSettings | undefined;
  /** Undefined: reports of benchmarks are not committed anywhere. */
  readonly benchmarks: BenchmarkSettings | undefined;
}

/** The GitHub App and the account that it writes as. */
interface GithubSettings {
  readonly app: number;
  readonly privateKey: SecretName;
  readonly webhookSecret: SecretName;
  /** `https://api.github.com`, or that of a GitHub Enterprise Server; no slash at its end. */
  readonly api: string;
  /** The bot's own account (`name[bot]`), whose comments are ignored. */
  readonly account: { readonly id: number; readonly login: string };
}

/** A repository on the allow-list. */
interface ServedRepository {
  /** `owner/name`. */
  readonly name: string;
  /** GitHub's number; given, it must be the one that deliveries bring. */
  readonly id: number | undefined;
  /** The app's installation; undefined: it is asked for. */
  readonly installation: number | undefined;
}

/** Where the values of secrets come from. */
export type SecretsSettings =
  /** The variable of the secret's name in capitals, with `_` for `-`. */
  | { readonly kind: 'environment' }
  /** A file for each secret, of its name, in this folder. */
  | { readonly kind: 'files'; readonly folder: string }
  /** AWS Secrets Manager, each name behind this prefix. */
  | { readonly kind: 'secrets-manager'; readonly prefix: string };

export type StoreSettings =
  | { readonly kind: 'sqlite'; readonly path: string }
  | { readonly kind: 'dynamodb'; readonly table: string };

export type QueueSettings =
  | { readonly kind: 'sqlite'; readonly path: string }
  | { readonly kind: 'sqs'; readonly url: string; readonly deadLetters: string };

/** A Jenkins controller, and what of it the bot may touch. */
export interface JenkinsSettings {
  /** No slash at its end. Nothing of another origin is ever asked. */
  readonly url: string;
  readonly user: string;
  readonly token: SecretName;
  /** The token of the Multibranch Scan Webhook Trigger of each job, by the path of the job: `mxnet-validation/unix-gpu`. */
  readonly scanTokens: Readonly<Record<string, SecretName>>;
  /** Only jobs below these folders are touched, whatever `.ci-bot.yaml` names. Never empty. */
  readonly folders: readonly string[];
  /** The name of a pull request's job in its multibranch job; `{number}` stands for the number: `PR-{number}`. */
  readonly pullJob: string;
}

/** A Slurm cluster on which this process can call the commands. Paths are absolute. Commands are argv words, never a shell's text. */
export interface SlurmSettings {
  readonly submitCommand: string;
  readonly pollCommand: string;
  readonly scontrolCommand: string;
  readonly cancelCommand: string;
  /** At least 3 characters; tells the jobs of bot instances on one cluster apart. */
  readonly jobName: string;
  /** Job directories: `YYYY.MM/pr_N/event_ID/run_N/OS+SUBDIR`, with links by job number. */
  readonly jobsBaseDir: string;
  readonly jobIdsDir: string;
  /** Where job directories of closed pull requests go. */
  readonly trashBin: string;
  /** A directory that all nodes share, for the scripts of the repository. */
  readonly sharedFs: string | undefined;
  /** Where the repository's scripts copy logs of failed builds. */
  readonly buildLogsDir: string | undefined;
  readonly containerCache: string | undefined;
  /** File to the text that is appended to it. */
  readonly cvmfsCustomizations: Readonly<Record<string, string>>;
  readonly httpProxy: string | undefined;
  readonly httpsProxy: string | undefined;
  readonly loadModules: readonly string[];
  /** A temporary directory on the node; `$USER` and `$SLURM_JOB_ID` in it are expanded inside the job only. */
  readonly localTmp: string;
  /** Given to every submission, beside `--hold`, which the backend always gives. */
  readonly submitParameters: readonly string[];
  /** `linux/x86_64/amd/zen2` to the words that are given to submissions for it. Never empty. */
  readonly architectures: Readonly<Record<string, readonly string[]>>;
  /** `nvidia/cc80` to the words that are given for this accelerator too. */
  readonly accelerators: Readonly<Record<string, readonly string[]>>;
  /** What builds are for, by id: `eessi-2023.06`. Never empty. */
  readonly repositories: Readonly<Record<string, BuildRepository>>;
  /** The folder that holds the `configBundle`s; undefined: none has one. */
  readonly repositoriesDir: string | undefined;
  /** The job script that is submitted. */
  readonly buildScript: string;
}

/** An entry of EESSI's `repos.cfg`. */
export interface BuildRepository {
  /** `software.eessi.io`. */
  readonly name: string;
  readonly version: string;
  /** A file in `repositoriesDir`. */
  readonly configBundle: string | undefined;
  /** Where entries of the bundle go in the container. */
  readonly configMap: Readonly<Record<string, string>>;
  readonly container: string | undefined;
}

/** The GitLab project whose pipelines run benchmarks. */
export interface GitlabSettings {
  /** No slash at its end. */
  readonly url: string;
  readonly project: number;
  readonly token: SecretName;
  /** Never empty: shared runners measure nothing. */
  readonly runnerTags: readonly string[];
  readonly image: string | undefined;
  readonly timeout: Duration;
}

/** One value for all builds' repositories, or one for each of them. */
export interface ByRepository {
  /** For those that `by` does not name; undefined: they have none. */
  readonly any: string | undefined;
  readonly by: Readonly<Record<string, string>>;
}

/** Where artefacts go. */
export interface ArtefactSettings {
  readonly bucket: ByRepository;
  /** Undefined: AWS itself. */
  readonly endpoint: string | undefined;
  readonly region: string;
  /** May hold `${github_repository}`, `${legacy_aws_path}` and `${pull_request_number}`; empty: the legacy prefix. */
  readonly prefix: ByRepository;
  readonly metadataPrefix: ByRepository;
  /** What the operator allows at most, from `none` over `once` and `latest` to `all`; of this and the target's policy the stricter holds. */
  readonly policy: UploadPolicy;
  /** The key that signs checksums; undefined: they are not signed. */
  readonly signingKey: SecretName | undefined;
}

/** Where reports of benchmarks are committed. */
export interface BenchmarkSettings {
  /** `owner/name`. */
  readonly repository: string;
  readonly branch: string;
  /** Where the pages of that repository are served; no slash at its end; undefined: links go to GitHub. */
  readonly address: string | undefined;
}
