import type { OperatorSettings } from '../../bot/configuration/operator-settings.ts';
import { openSecrets } from '../../bot/entrypoints/open-secrets.ts';
import type { Storage } from '../../bot/entrypoints/open-storage.ts';
import { openWorker } from '../../bot/entrypoints/open-worker.ts';
import { reconcilerOf } from '../../bot/entrypoints/reconciler-of.ts';
import { ForgeFailed } from '../../bot/github/forge.ts';
import { SecretsFailed } from '../../bot/secrets/secrets.ts';
import { type Reconciled, reconcile } from '../../bot/worker/reconcile.ts';
import { EXIT } from '../exit-codes.ts';
import { UserError } from '../user-error.ts';
import type { World } from '../world.ts';
import { worldOutside } from './world-outside.ts';

/** Finds what GitHub could not hand over. @throws UserError */
export async function reconciledNow(
  settings: OperatorSettings,
  storage: Storage,
  world: World,
): Promise<Reconciled> {
  const outside = worldOutside(world, () => {});
  storage.freeGone();
  const parts = openWorker(settings, storage, openSecrets(settings, outside), outside);
  try {
    const found = await reconcile(parts, await reconcilerOf(settings, parts));
    if (found !== 'busy') return found;
  } catch (error) {
    if (!(error instanceof ForgeFailed || error instanceof SecretsFailed)) throw error;
    throw new UserError(error.message, { exitCode: EXIT.failed });
  }
  throw new UserError('another process does that just now', { exitCode: EXIT.failed });
}
