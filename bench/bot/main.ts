import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openSoundFleet } from '../../tools/fleet-file/open-fleet.ts';
import { processWorld } from '../../tools/process-world.ts';
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

const REPORT_FOLDER = 'out/bench';
const PEER = 'bench/bot/probot/node_modules';
const USAGE = `Measures the CI bot: acknowledgements, its worker, packages and cold starts, and the cost of a simulated month.
  --quick  one short round of each, and one simulated month
  --json   print JSON instead of the tables
  --check  end with 1 when a bound is missed
JSON and a page are written to ${REPORT_FOLDER}/bot.json and bot.html too. \`npm run probot\` installs what it is compared with.
`;

const { values: options } = parseArgs({
  options: {
    quick: { type: 'boolean' },
    json: { type: 'boolean' },
    check: { type: 'boolean' },
    help: { type: 'boolean' },
  },
});
if (options.help) process.stdout.write(USAGE);
else await bench(options.quick === true);

async function bench(quick: boolean): Promise<void> {
  mkdirSync(REPORT_FOLDER, { recursive: true });
  // Not in the machine's folder for temporary files: that may be in memory, where nothing is durable.
  const folder = mkdtempSync(join(REPORT_FOLDER, 'bot-'));
  try {
    const report = botReport(await measured(folder, quick));
    const json = `${JSON.stringify(report, null, 2)}\n`;
    writeFileSync(`${REPORT_FOLDER}/bot.json`, json);
    writeFileSync(`${REPORT_FOLDER}/bot.html`, botPage(report));
    process.stdout.write(options.json ? json : botTable(report));
    if (options.check && report.verdicts.some(({ met }) => !met)) process.exitCode = 1;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function measured(folder: string, quick: boolean): Promise<BotFigures> {
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

function tell(text: string): void {
  process.stderr.write(`${text}\n`);
}
