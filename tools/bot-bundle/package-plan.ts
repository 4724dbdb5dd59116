import type { OperatorSettings } from '../../bot/configuration/operator-settings.ts';
import { ingestSettings } from '../../bot/events/ingest-settings.ts';
import { BOT_FILES, BOT_PARTS, type BotPart, botPackage } from '../../fleet/resolve/bot-parts.ts';

/** The operator file, read and as it is written. */
export interface Operator {
  readonly text: string;
  readonly settings: OperatorSettings;
  /** The programs that runners of benchmarks are given, texts by file name. */
  readonly driver: ReadonlyMap<string, string>;
}

/** What a package is made from. */
export interface PackagePlan {
  readonly part: BotPart;
  /** The program's entry, relative to the project. */
  readonly entry: string;
  /** Where it is written to, relative to Terraform's folder. */
  readonly path: string;
  /** Texts that lie beside the program, by path in the package. */
  readonly beside: ReadonlyMap<string, string>;
}

/** The packages of the bot's functions. */
export const packagePlans = (operator: Operator): readonly PackagePlan[] =>
  BOT_PARTS.map(part => ({
    part,
    entry: `bot/entrypoints/lambda-${part}.ts`,
    path: botPackage(part),
    beside: new Map(besideOf(part, operator)),
  }));

/** Ingest gets a digest of the operator file: to read YAML would take it longer than all else that it does. */
const besideOf = (
  part: BotPart,
  { text, settings, driver }: Operator,
): readonly (readonly [string, string])[] =>
  part === 'ingest'
    ? [[BOT_FILES.ingest, `${JSON.stringify(ingestSettings(settings))}\n`]]
    : [[BOT_FILES.operator, text], ...driver];
