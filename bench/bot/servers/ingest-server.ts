import { startServer } from '../../../bot/entrypoints/http-server.ts';
import { openIngest } from '../../../bot/entrypoints/ingest-handler.ts';
import { CachedSecrets } from '../../../bot/secrets/cached-secrets.ts';
import { MemoryBotStore } from '../../../bot/stores/memory-bot-store.ts';
import { MemoryEventQueue } from '../../../bot/stores/memory-event-queue.ts';
import { BENCH_REPOSITORY, BENCH_SECRET } from '../load/deliveries.ts';

// Our ingest behind our server, as `fleet bot serve --part events` has it: over the queue in a file that is the argument, or in memory.
const [path] = process.argv.slice(2);
const server = await startServer(
  await openIngest({
    ...(path === undefined
      ? { queue: new MemoryEventQueue(), store: new MemoryBotStore() }
      : await inFile(path)),
    secrets: new CachedSecrets({ named: async () => [BENCH_SECRET] }, Date.now),
    names: { webhook: 'webhook', report: undefined },
    settings: { app: 1, account: 2, repositories: [{ name: BENCH_REPOSITORY }] },
    now: Date.now,
    log: () => {},
  }),
  { port: 0 },
);
process.once('SIGTERM', () => void server.stop());
process.stdout.write(`${new URL(server.address).port}\n`);

async function inFile(file: string) {
  const [{ BotFile }, { SqliteBotStore }, { SqliteEventQueue }] = await Promise.all([
    import('../../../bot/stores/sqlite/bot-file.ts'),
    import('../../../bot/stores/sqlite/sqlite-bot-store.ts'),
    import('../../../bot/stores/sqlite/sqlite-event-queue.ts'),
  ]);
  const opened = new BotFile(file);
  return { queue: new SqliteEventQueue(opened, 'bench'), store: new SqliteBotStore(opened, 'bench') };
}
