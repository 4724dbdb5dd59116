import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Programs } from '../../tools/adapters/process/program.ts';
import { UserError } from '../../tools/user-error.ts';
import type { OperatorSettings } from '../configuration/operator-settings.ts';
import { readOperatorSettings } from '../configuration/read-settings.ts';
import { jsonLog } from './json-log.ts';
import type { Outside } from './outside.ts';

/** A function on AWS starts no programs: what needs some, such as Slurm, runs where they are. */
const NO_PROGRAMS: Programs = {
  run: ({ program }) => Promise.reject(new Error(`a function on AWS cannot run \`${program}\``)),
};

/** What a function on AWS hands in. */
export const lambdaOutside = (): Outside => ({
  environment: process.env,
  programs: NO_PROGRAMS,
  fetch,
  now: Date.now,
  sleep,
  token: randomUUID,
  holder: `${process.env.AWS_LAMBDA_LOG_STREAM_NAME ?? 'function'} ${randomUUID()}`,
  log: jsonLog(line => process.stdout.write(line), Date.now),
});

/** The operator's file that lies in the package. @throws UserError */
export async function packedSettings(environment: Outside['environment']): Promise<OperatorSettings> {
  const { LAMBDA_TASK_ROOT: folder = '.', BOT_OPERATOR_FILE: file = 'bot.yaml' } = environment;
  const { settings, problems } = readOperatorSettings(await readFile(`${folder}/${file}`, 'utf8'));
  if (settings !== undefined) return settings;
  throw new UserError(`the operator's file is not sound: ${problems[0]?.message ?? ''}`);
}
