import type { OperatorSettings } from '../configuration/operator-settings.ts';
import { unservable } from '../configuration/servable.ts';
import type { Secrets } from '../secrets/secrets.ts';
import { Configurations } from '../worker/configurations.ts';
import type { WorkerParts } from '../worker/worker-parts.ts';
import { openBackends } from './open-backends.ts';
import { openForge } from './open-forge.ts';
import type { Storage } from './open-storage.ts';
import type { Outside } from './outside.ts';

/** Makes a worker from what the operator's file says. Nothing is asked of anybody yet. */
export function openWorker(
  settings: OperatorSettings,
  { store, queue }: Storage,
  secrets: Secrets,
  outside: Outside,
): WorkerParts {
  const { log, now, sleep, holder } = outside;
  const forge = openForge(settings, secrets, outside);
  const configurations = new Configurations({
    forge,
    store,
    now,
    unservable: found => unservable(found, settings),
  });
  const backends = openBackends({
    settings,
    secrets,
    store,
    outside,
    configurations: () => configurations,
  });
  return {
    instance: settings.instance,
    store,
    queue,
    forge,
    configurations,
    backendOf: ({ backend }) => backends.get(backend),
    uploader: undefined,
    publisher: undefined,
    log,
    now,
    sleep,
    holder,
    pollInterval: settings.pollInterval.seconds * 1_000,
  };
}
