import { join } from 'node:path';
import type { CompileCache, Row } from './row.ts';
import { type Measurement, type Program, runMeasured } from './run-measured.ts';
import { emptied, type Workbench } from './workbench.ts';

/** A row with its repetitions. */
export interface MeasuredRow {
  readonly row: Row;
  readonly measurements: readonly Measurement[];
}

/**
 * Runs every row so many times, one process after the other and the rows in turn, so that a machine that is busy for a
 * while slows all of them and not one. Before, all but those with an empty cache run once unmeasured: that fills the
 * caches of Node and of the system, and shows at once when one of them does not run at all.
 */
export async function measureRows(
  rows: readonly Row[],
  repetitions: number,
  bench: Workbench,
  tell: (text: string) => void,
): Promise<readonly MeasuredRow[]> {
  const warm = join(bench.folder, 'compile-cache');
  tell('first runs, not measured');
  for (const row of rows) if (row.cache !== 'empty') await runFresh(row, warm, bench);
  const measured = rows.map(row => ({ row, measurements: [] as Measurement[] }));
  for (let repetition = 1; repetition <= repetitions; repetition++)
    for (const { row, measurements } of measured) {
      tell(`${repetition} of ${repetitions}: ${row.title}`);
      measurements.push(await runFresh(row, warm, bench));
    }
  return measured;
}

function runFresh({ program, cache }: Row, warm: string, bench: Workbench): Promise<Measurement> {
  emptied(bench.outFolder);
  return runMeasured({ ...program, environment: withCache(program, cache, warm, bench) });
}

function withCache({ environment }: Program, cache: CompileCache, warm: string, bench: Workbench) {
  if (cache === 'unused') return environment;
  const folder = cache === 'warm' ? warm : emptied(join(bench.folder, 'empty-cache'));
  return { ...environment, NODE_COMPILE_CACHE: folder };
}
