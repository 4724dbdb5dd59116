import { join } from 'node:path';
import { type RunningServer, startServer } from '../../../bot/entrypoints/http-server.ts';
import { openIngest } from '../../../bot/entrypoints/ingest-handler.ts';
import { openStorage, type Storage } from '../../../bot/entrypoints/open-storage.ts';
import { ingestSettings } from '../../../bot/events/ingest-settings.ts';
import { openStandIn, type StandIn } from '../../../bot/github/stand-in/open-stand-in.ts';
import { type Scene, setScene } from '../../../bot/github/stand-in/personas.ts';
import { setRole } from '../../../bot/github/stand-in/repository-acts.ts';
import { CachedSecrets } from '../../../bot/secrets/cached-secrets.ts';
import { EnvironmentSecrets, variableOf } from '../../../bot/secrets/environment-secrets.ts';
import type { BotLog } from '../../../bot/worker/bot-log.ts';
import type { World } from '../../world.ts';
import { DemoCluster } from './demo-cluster.ts';
import { DemoJenkins } from './demo-jenkins.ts';
import type { FastTime } from './fast-time.ts';
import { CI_BOT_YAML, INSTANCE, jobNames, SECRETS, scanSecret } from './settings.ts';
import type { Tell } from './teller.ts';
import type { BackendEar } from './told-backend.ts';

/** Everything that the bot of the demo has to do with; workers come and go. */
export interface BotPlace {
  readonly time: FastTime;
  readonly github: StandIn;
  readonly scene: Scene;
  readonly jenkins: DemoJenkins;
  readonly cluster: DemoCluster;
  /** Where the bot keeps everything. */
  readonly storage: Parameters<typeof openStorage>[0];
  /** The same, for ingest and for those who look at it. */
  readonly opened: Storage;
  readonly secrets: CachedSecrets;
  readonly ear: BackendEar;
  /** A text that no other call has made. */
  readonly token: () => string;
  readonly log: BotLog;
  /** What went wrong on the way, for whoever asks why a story got stuck. */
  readonly trouble: readonly string[];
  stop(): Promise<void>;
}

/** What it is opened with. */
export interface BotPlaceOptions {
  /** Where it may write; what an earlier demo left there is removed. */
  readonly folder: string;
  readonly time: FastTime;
  readonly tell: Tell;
}

/** Opens a GitHub, a Jenkins and a cluster on this machine, and a server of the bot that takes webhooks of the first. */
export async function openBotPlace(
  { folder, time, tell }: BotPlaceOptions,
  { files, self }: World,
): Promise<BotPlace> {
  for (const path of files.list(folder)) files.remove(join(folder, path), folder);
  files.write(
    join(folder, 'README'),
    'What the bot of the demo keeps, and job directories of its cluster.\n',
  );
  const { now: clock } = time;
  let last = 100_000;
  const ids = () => ++last;
  const trouble: string[] = [];
  const values = secretValues(`of-the-demo-${self.nonce}-${self.nonce}`);
  const github = await openStandIn({ clock, ids });
  const jenkins = await DemoJenkins.start(clock, values[SECRETS.jenkins] ?? '');
  const secrets = new CachedSecrets(
    new EnvironmentSecrets(variables({ ...values, [SECRETS.app]: github.privateKey })),
    clock,
  );
  const file = { kind: 'sqlite', path: join(folder, 'bot.sqlite') } as const;
  const storage = { instance: INSTANCE, store: file, queue: file };
  const token = () => `${self.nonce}-${ids()}`;
  const opened = await openStorage(storage, { environment: {}, token });
  const log: BotLog = (what, { why, delivery, pull } = {}) => {
    if (why !== undefined) trouble.push([what, pull ?? delivery, why].filter(Boolean).join(': '));
  };
  const parts = { opened, secrets, github, clock, log };
  const { scene, server } = await connected(parts, jenkins, values[SECRETS.webhook] ?? '');
  return {
    ...{ time, github, scene, jenkins, storage, opened, secrets, token, log, trouble },
    cluster: DemoCluster.open(files, join(folder, 'cluster'), clock),
    ear: { tell, onTaken: () => {} },
    async stop() {
      await github.close();
      await server.stop();
      await jenkins.stop();
      opened.close();
    },
  };
}

const secretValues = (secret: string): Readonly<Record<string, string>> => ({
  [SECRETS.webhook]: secret,
  [SECRETS.jenkins]: secret,
  ...Object.fromEntries(jobNames.map(job => [scanSecret(job), scanSecret(job)])),
});

const variables = (values: Readonly<Record<string, string>>): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [variableOf(name), value]));

interface Connecting extends Pick<BotPlace, 'opened' | 'secrets' | 'github' | 'log'> {
  readonly clock: () => number;
}

/** Sets the scene on GitHub, and has its webhooks go to a server of the bot. */
async function connected(
  { opened, secrets, github, clock: now, log }: Connecting,
  jenkins: DemoJenkins,
  secret: string,
): Promise<{ readonly scene: Scene; readonly server: RunningServer }> {
  const { hub } = github;
  const scene = setScene(hub, { '.ci-bot.yaml': CI_BOT_YAML });
  const { repository, author } = scene;
  setRole(repository, author.account, 'triage');
  hub.listeners.push(event => jenkins.hear(event, number => repository.pulls.get(number)?.head.sha));
  const { app } = hub;
  const settings = ingestSettings({
    github: {
      app: app.id,
      api: github.api,
      account: app.account,
      privateKey: SECRETS.app,
      webhookSecret: SECRETS.webhook,
    },
    repositories: [
      { name: `${repository.owner.login}/${repository.name}`, id: repository.id, installation: undefined },
    ],
  });
  const names = { webhook: SECRETS.webhook, report: undefined };
  const handler = await openIngest({ ...opened, secrets, names, settings, now, log });
  const server = await startServer(handler, { port: 0 });
  github.webhooks.target = { url: `${server.address}/webhook`, secret };
  return { scene, server };
}
