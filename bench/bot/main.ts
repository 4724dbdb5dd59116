import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { openSoundFleet } from '../../tools/fleet-file/open-fleet.ts';
import { processWorld } from '../../tools/process-world.ts';
import { benchmarkCommand, REPORT_FOLDER, tell } from '../benchmark-command.ts';
import { acknowledgements } from './acknowledge.ts';
import { botPage } from './bot-page.ts';
import { type BotFigures, botReport } from './bot-report.ts';
import { botTable } from './bot-table.ts';
import { coldStarts } from './cold/cold-starts.ts';
import { diskSync } from './disk-sync.ts';
import { type SignedBody, signedComments } from './load/deliveries.ts';
import { monthFigures } from './month/month-figures.ts';
import { mxnetProject, tvmProject } from './month/project.ts';
import { publishedComment } from './published-comment.ts';
import { packageSizes } from './size-figures.ts';
import { workerFigures } from './worker/worker-figures.ts';

const PEER = 'bench/bot/probot/node_modules';

await benchmarkCommand({
  name: 'bot',
  about:
    'Measures the CI bot: acknowledgements, its worker, packages and cold starts, and the cost of a simulated month.\n`npm run probot` installs what it is compared with.',
  quick: 'one short round of each, and one simulated month',
  measure: async quick => botReport(await measured(quick)),
  page: botPage,
  table: botTable,
});

async function measured(quick: boolean): Promise<BotFigures> {
  // Not in the machine's folder for temporary files: that may be in memory, where nothing is durable.
  const folder = mkdtempSync(join(REPORT_FOLDER, 'bot-'));
  try {
    return await measuredIn(folder, quick);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function measuredIn(folder: string, quick: boolean): Promise<BotFigures> {
  const started = performance.now();
  const [before = 0] = loadavg();
  const probot = existsSync(PEER);
  if (!probot) tell('Probot is not measured: `npm run probot` installs it');
  const bodies = signedComments(publishedComment('.'), 50);
  const acknowledged = await acknowledgements(
    bodies,
    folder,
    {
      rounds: quick ? 1 : 4,
      warmUp: quick ? 300 : 1_000,
      round: quick ? 500 : 1_500,
      concurrencies: [1, 16],
      probot,
    },
    tell,
  );
  const worker = await workerFigures(
    folder,
    quick
      ? { warmUp: 5, pulls: [10, 20], jobs: [5, 20] }
      : { warmUp: 60, pulls: [40, 80, 160], jobs: [5, 20, 80] },
    tell,
  );
  const fresh = await packagesAndStarts(folder, bodies, quick ? 2 : 7, probot);
  tell('simulated months');
  const [after = 0] = loadavg();
  return {
    acknowledgements: acknowledged,
    diskSync: diskSync(folder),
    worker,
    ...fresh,
    month: months(quick ? [1] : [1, 2, 3, 4, 5]),
    machine: {
      node: process.version,
      platform: `${process.platform} ${process.arch}`,
      cpu: cpus()[0]?.model ?? 'unknown',
      cpus: cpus().length,
      load: [before, after],
    },
    seconds: (performance.now() - started) / 1_000,
  };
}

async function packagesAndStarts(
  folder: string,
  [delivery]: readonly SignedBody[],
  repetitions: number,
  probot: boolean,
): Promise<Pick<BotFigures, 'packages' | 'coldStarts'>> {
  tell('packages and cold starts');
  const packages = await packageSizes(folder, processWorld(process));
  const archive = packages.find(({ part }) => part === 'ingest')?.path;
  if (delivery === undefined || archive === undefined) throw new Error('there is no ingest function');
  return {
    packages: packages.map(({ part, program, size }) => ({ part, program, size })),
    coldStarts: await coldStarts(delivery, { archive, folder, repetitions, probot }),
  };
}

function months(seeds: readonly number[]) {
  const { fleet, catalogue } = openSoundFleet('tvm', processWorld(process));
  return monthFigures([mxnetProject(catalogue), tvmProject(fleet, catalogue)], seeds);
}
