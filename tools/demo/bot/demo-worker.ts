import type { Backend } from '../../../bot/backends/backend.ts';
import { JenkinsBackend } from '../../../bot/backends/jenkins/jenkins-backend.ts';
import { JENKINS_LIMITS } from '../../../bot/backends/jenkins/jenkins-world.ts';
import { openStorage } from '../../../bot/entrypoints/open-storage.ts';
import { httpForge } from '../../../bot/github/http-forge.ts';
import type { BackendKind } from '../../../bot/model/target.ts';
import { Configurations } from '../../../bot/worker/configurations.ts';
import { workOnQueue, workOnRuns } from '../../../bot/worker/run-worker.ts';
import type { WorkerParts } from '../../../bot/worker/worker-parts.ts';
import type { BotPlace } from './bot-place.ts';
import { mortal } from './mortal.ts';
import { INSTANCE, jenkinsSettings, SECRETS } from './settings.ts';
import { toldBackend } from './told-backend.ts';

/** A worker of the bot. */
export interface DemoWorker {
  /** Ends it in the middle of whatever it does; one that has ended stays so. */
  kill(): void;
  /** Lets it finish what it has in hand. */
  stop(): Promise<void>;
}

/** How often backends are looked at, and how often it is looked for what is due, in milliseconds. */
const POLL = 10_000;
const BETWEEN_LOOKS = 2_000;
/** How long a call of GitHub may take: long, since the machine works no faster than ever. */
const PATIENCE = 3_600_000;

/** Starts a worker that knows nothing but what is in the bot's file. */
export async function startWorker(place: BotPlace, holder: string): Promise<DemoWorker> {
  const life = { isOver: false };
  const storage = await openStorage(place.storage, { environment: {}, token: place.token });
  const end = new AbortController();
  const { signal } = end;
  const parts = partsOf(place, holder, {
    store: mortal(storage.store, life),
    queue: mortal(storage.queue, life),
    alive: thing => mortal(thing, life),
  });
  const looking = { rounds: undefined, only: undefined, pause: BETWEEN_LOOKS, ahead: 0 };
  const work = Promise.all([workOnQueue(parts, signal), workOnRuns(parts, looking, signal)]);
  return {
    kill() {
      if (life.isOver) return;
      life.isOver = true;
      end.abort();
      storage.close();
    },
    async stop() {
      if (life.isOver) return;
      end.abort();
      await work;
      life.isOver = true;
      storage.close();
    },
  };
}

/** What of a worker ends with it. */
interface Living extends Pick<WorkerParts, 'store' | 'queue'> {
  readonly alive: <T extends object>(thing: T) => T;
}

function partsOf(place: BotPlace, holder: string, { store, queue, alive }: Living): WorkerParts {
  const { time, github, secrets } = place;
  const { now, sleep } = time;
  const forge = alive(
    httpForge(
      {
        api: github.api,
        app: github.hub.app.id,
        privateKey: SECRETS.app,
        account: github.hub.app.account,
        limits: { total: PATIENCE },
      },
      { fetch, now, sleep, secrets },
    ),
  );
  const configurations = new Configurations({ forge, store, now, unservable: () => [] });
  const jenkins = new JenkinsBackend({
    settings: jenkinsSettings(place.jenkins.url),
    secrets,
    memory: store,
    job: (repository, target) => configurations.knownTarget(repository, target)?.job,
    clock: now,
    sleep,
    token: place.token,
    limits: JENKINS_LIMITS,
  });
  const backends = new Map<BackendKind, Backend>([
    ['jenkins', alive(toldBackend(jenkins, 'Jenkins', place.ear))],
    ['slurm', alive(toldBackend(place.cluster, 'cluster', place.ear))],
  ]);
  return {
    instance: INSTANCE,
    store,
    queue,
    forge,
    configurations,
    backendOf: ({ backend }) => backends.get(backend),
    uploader: undefined,
    publisher: undefined,
    log: place.log,
    now,
    sleep,
    holder,
    coalesce: 5_000,
    pollInterval: POLL,
  };
}
