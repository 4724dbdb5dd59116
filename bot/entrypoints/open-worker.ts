import type { OperatorSettings } from '../configuration/operator-settings.ts';
import { unservable } from '../configuration/servable.ts';
import type { Secrets } from '../secrets/secrets.ts';
import { BenchmarkReports } from '../worker/benchmark-reports.ts';
import { Configurations } from '../worker/configurations.ts';
import { ReportPublisher } from '../worker/report-publisher.ts';
import type { WorkerParts } from '../worker/worker-parts.ts';
import { githubWeb } from './github-web.ts';
import { openBackends } from './open-backends.ts';
import { openForge } from './open-forge.ts';
import type { Storage } from './open-storage.ts';
import { openUploader } from './open-uploader.ts';
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
  const { benchmarks } = settings;
  const backends = openBackends({
    settings,
    secrets,
    store,
    outside,
    configurations,
    reports: benchmarks && new BenchmarkReports(forge, benchmarks),
  });
  return {
    instance: settings.instance,
    store,
    queue,
    forge,
    configurations,
    backendOf: ({ backend }) => backends.get(backend),
    uploader: openUploader(settings, store, secrets, outside),
    publisher:
      benchmarks &&
      new ReportPublisher({
        settings: benchmarks,
        forge,
        store,
        now,
        holder,
        web: githubWeb(settings.github.api),
      }),
    log,
    now,
    sleep,
    holder,
    coalesce: settings.coalesce.seconds * 1_000,
    pollInterval: settings.pollInterval.seconds * 1_000,
  };
}
