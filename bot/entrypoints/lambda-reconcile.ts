import { reconcile } from '../worker/reconcile.ts';
import { lambdaOutside, packedSettings } from './lambda-outside.ts';
import { openSecrets } from './open-secrets.ts';
import { openStorage } from './open-storage.ts';
import { openWorker } from './open-worker.ts';
import { reconcilerOf } from './reconciler-of.ts';

/** Finds what GitHub could not hand over. */
export async function handler(): Promise<void> {
  const outside = lambdaOutside();
  const settings = await packedSettings(outside.environment);
  const storage = await openStorage(settings, outside);
  const parts = openWorker(settings, storage, openSecrets(settings, outside), outside);
  await reconcile(parts, await reconcilerOf(settings, parts));
}
