import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { BOT_DRIVER } from '../../fleet/resolve/bot-parts.ts';
import type { Fleet } from '../../fleet/schema/fleet.ts';
import type { World } from '../world.ts';
import { openOperator } from './open-operator.ts';
import { type BotPackage, writePackages } from './write-packages.ts';

/** This project's folder, wherever that is installed. */
const PROJECT = fileURLToPath(new URL('../../', import.meta.url));

/** What a function on AWS has no use for. */
const LIMITS = {
  // Its credentials are in its environment.
  replaced: { '@aws-sdk/credential-provider-node': './bot/entrypoints/lambda-credentials.ts' },
  // A file would be gone with the function; and SQLite is an experiment in Node 22.
  leftOut: ['../stores/sqlite/*'],
} as const;

/** Whose bot is packed, and where to. */
export interface BundledFleet {
  readonly file: string;
  readonly fleet: Pick<Fleet, 'bot'>;
  /** The fleet's output folder. */
  readonly output: string;
  /** Terraform's folder. @default `terraform` in the output folder */
  readonly terraform?: string;
}

/**
 * Writes the packages of the bot's functions beside the Terraform configuration that names them. A fleet without a bot
 * has none, and then nothing that bundles is even loaded.
 */
export async function bundleBot(
  { file, fleet, output, terraform = join(output, 'terraform') }: BundledFleet,
  world: World,
): Promise<readonly BotPackage[]> {
  if (fleet.bot === undefined) return [];
  const operator = openOperator(file, fleet.bot, world);
  const { EsbuildBundler } = await import('../adapters/bundler/esbuild-bundler.ts');
  const folders = { terraform, maps: join(output, 'bot') };
  const driver = new Map(
    BOT_DRIVER.map(name => [name, world.files.read(join(PROJECT, 'bot/benchmarks/driver', name))]),
  );
  return writePackages({ ...operator, driver }, folders, {
    bundler: new EsbuildBundler(PROJECT, LIMITS),
    files: world.files,
  });
}
