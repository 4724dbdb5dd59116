import type { OperatorSettings } from '../../bot/configuration/operator-settings.ts';
import { openStorage, type Storage } from '../../bot/entrypoints/open-storage.ts';
import { StoreFailed } from '../../bot/stores/bot-store.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { UserError } from '../user-error.ts';
import type { World } from '../world.ts';
import { openOperatorFile } from './open-operator-file.ts';
import { worldOutside } from './world-outside.ts';

/** Does something with what a bot remembers, beside the bot that runs. @throws UserError */
export async function withStorage(
  path: string,
  world: World,
  work: (storage: Storage, settings: OperatorSettings) => Promise<ExitCode>,
): Promise<ExitCode> {
  const { settings } = openOperatorFile(path, world);
  try {
    const storage = await openStorage(
      settings,
      worldOutside(world, () => {}),
    );
    try {
      return await work(storage, settings);
    } finally {
      storage.close();
    }
  } catch (error) {
    if (error instanceof StoreFailed) throw new UserError(error.message, { exitCode: EXIT.failed });
    throw error;
  }
}
