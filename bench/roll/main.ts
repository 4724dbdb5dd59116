import { mkdirSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { compareFigures } from './compare-figures.ts';
import { frozenFigures } from './frozen-figures.ts';
import { rollPage } from './roll-page.ts';
import { rollReport } from './roll-report.ts';
import { rollTable } from './roll-table.ts';
import { scaleFigures } from './scale-figures.ts';
import { surgeFigures } from './surge-figures.ts';

const REPORT_FOLDER = 'out/bench';
const USAGE = `Rolls simulated fleets and holds the rolls against the least possible and against other ways.
  --quick  50 frozen fleets instead of 1,000, and none larger than 2,500 agents
  --json   print JSON instead of the tables
  --check  end with 1 when a bound is missed
JSON and a page are written to ${REPORT_FOLDER}/roll.json and roll.html too.
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
  const sizes = [625, 1_250, 2_500, ...(quick ? [] : [5_000, 10_000])];
  tell('frozen fleets');
  const frozen = await frozenFigures(quick ? 50 : 1_000, 1);
  tell('fleets with arrivals and surge');
  const surge = await surgeFigures(quick ? 3 : 15);
  tell('other ways to roll');
  const compared = [];
  for (const load of [0.6, 0.85]) compared.push({ load, policies: await compareFigures(load) });
  const scale = await scaleFigures(sizes, tell);
  const report = rollReport({ frozen, surge, compared, scale }, process.version);
  const json = `${JSON.stringify(report, null, 2)}\n`;
  mkdirSync(REPORT_FOLDER, { recursive: true });
  writeFileSync(`${REPORT_FOLDER}/roll.json`, json);
  writeFileSync(`${REPORT_FOLDER}/roll.html`, rollPage(report));
  process.stdout.write(options.json ? json : rollTable(report));
  if (options.check && report.verdicts.some(({ met }) => !met)) process.exitCode = 1;
}

function tell(text: string): void {
  process.stderr.write(`${text}\n`);
}
