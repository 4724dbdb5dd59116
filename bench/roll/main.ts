import { benchmarkCommand, tell } from '../benchmark-command.ts';
import { compareFigures } from './compare-figures.ts';
import { frozenFigures } from './frozen-figures.ts';
import { rollPage } from './roll-page.ts';
import { rollReport } from './roll-report.ts';
import { rollTable } from './roll-table.ts';
import { scaleFigures } from './scale-figures.ts';
import { surgeFigures } from './surge-figures.ts';

await benchmarkCommand({
  name: 'roll',
  about: 'Rolls simulated fleets and holds the rolls against the least possible and against other ways.',
  quick: '50 frozen fleets instead of 1,000, and none larger than 2,500 agents',
  measure: measured,
  page: rollPage,
  table: rollTable,
});

async function measured(quick: boolean) {
  const sizes = [625, 1_250, 2_500, ...(quick ? [] : [5_000, 10_000])];
  tell('frozen fleets');
  const frozen = await frozenFigures(quick ? 50 : 1_000, 1);
  tell('fleets with arrivals and surge');
  const surge = await surgeFigures(quick ? 3 : 15);
  tell('other ways to roll');
  const compared = [];
  for (const load of [0.6, 0.85]) compared.push({ load, policies: await compareFigures(load) });
  const scale = await scaleFigures(sizes, tell);
  return rollReport({ frozen, surge, compared, scale }, process.version);
}
