import type { Path } from '../problem.ts';
import type { BotSettings } from '../schema/bot.ts';

/** The functions of the bot on AWS. */
export const BOT_PARTS = ['ingest', 'worker', 'reconcile'] as const;

/** One of them. */
export type BotPart = (typeof BOT_PARTS)[number];

/** The log group of a function, or of the API's access log, as a part of the fleet's logs. */
export const botLogPart = (part: BotPart | 'access'): string => `bot-${part}`;

/** All of them. */
export const BOT_LOG_PARTS: readonly string[] = [...BOT_PARTS, 'access' as const].map(botLogPart);

/** The package of a function, relative to Terraform's folder. `fleet bot bundle` writes it. */
export const botPackage = (part: BotPart): string => `bot/${part}.zip`;

/** Files in the packages, at their top. */
export const BOT_FILES = {
  /** The program, which exports `handler`. */
  program: 'index.mjs',
  /** The operator file, as it stands beside the fleet file. */
  operator: 'bot.yaml',
  /** What ingest needs of it, in a form that is read in no time. */
  ingest: 'ingest.json',
} as const;

/** The programs by which runners measure benchmarks: files of `bot/benchmarks/driver/`, at the top of the packages that hand them out. */
export const BOT_DRIVER = ['benchmark.py', 'benchmark.jl', 'diagrams.jl'] as const;

/** A secret that the bot uses, where it is named, and which functions read it. */
export interface BotSecretUse {
  readonly name: string;
  readonly path: Path;
  readonly readers: readonly BotPart[];
}

/** Every secret that the bot uses. */
export function botSecretsOf({ secrets }: Pick<BotSettings, 'secrets'>): readonly BotSecretUse[] {
  const at = (...path: Path): Path => ['bot', 'secrets', ...path];
  const { webhook, app, reports, backends } = secrets;
  return [
    { name: webhook, path: at('webhook'), readers: ['ingest'] },
    { name: app, path: at('app'), readers: ['worker', 'reconcile'] },
    ...(reports === undefined
      ? []
      : [{ name: reports, path: at('reports'), readers: ['ingest', 'worker'] as const }]),
    ...backends.map((name, index) => ({ name, path: at('backends', index), readers: ['worker'] as const })),
  ];
}
