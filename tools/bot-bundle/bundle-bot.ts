import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Fleet } from '../../fleet/schema/fleet.ts';
import type { World } from '../world.ts';
import { openOperator } from './open-operator.ts';
import { type BotPackage, writePackages } from './write-packages.ts';

/** This project's folder, wherever that is installed. */
const PROJECT = fileURLToPath(new URL('../../', import.meta.url));

/** What need not go along: a function has its credentials in its environment. */
const REPLACED = { '@aws-sdk/credential-provider-node': './bot/entrypoints/lambda-credentials.ts' } as const;

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
  return writePackages(operator, folders, {
    bundler: new EsbuildBundler(PROJECT, REPLACED),
    files: world.files,
  });
}
