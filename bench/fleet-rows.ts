import { join } from 'node:path';
import type { CompileCache, Limit, Row } from './row.ts';
import type { Program } from './run-measured.ts';
import type { Workbench } from './workbench.ts';

/** The sizes of made-up fleets between which growth is measured. */
export const SIZES = { smallest: 1, few: 100, middle: 550, many: 1_000 } as const;

/** The limits of TVM's fleet and of large ones. */
const LIMITS = {
  check: { seconds: 0.3 },
  tvm: { seconds: 1, megabytes: 250 },
  large: { seconds: 6, megabytes: 1_000 },
  manyJobs: { seconds: 3 },
} as const satisfies Record<string, Limit>;

/** The rows of our own command line. Figures are quoted from rows with a warm cache; those with an empty one show a first run. */
export function fleetRows(bench: Workbench): readonly Row[] {
  const { check, tvm, large, manyJobs } = LIMITS;
  const { smallest, few, middle, many } = SIZES;
  return [
    row(bench, 'check', many, 'warm', check),
    row(bench, 'check', many, 'empty', check),
    row(bench, 'synth', 'tvm', 'warm', tvm),
    row(bench, 'synth', 'tvm', 'empty', tvm),
    row(bench, 'synth', smallest, 'warm'),
    row(bench, 'synth', few, 'warm', large),
    row(bench, 'synth', middle, 'warm', large),
    row(bench, 'synth', many, 'warm', large),
    row(bench, 'synth', many, 'empty', large),
    {
      id: MANY_JOBS_ID,
      title: `fleet synth, ${many.toLocaleString('en')} pools and ${MANY_JOBS.toLocaleString('en')} jobs`,
      cache: 'warm',
      limit: manyJobs,
      program: program(bench, 'synth', bench.fleetOf(many, MANY_JOBS)),
    },
    {
      id: TERRAFORM_ID,
      title: 'its Terraform alone, TVM',
      cache: 'warm',
      program: {
        ...program(bench, 'synth', 'tvm'),
        words: [join(bench.root, 'bench/terraform-alone.mjs'), bench.outFolder],
      },
    },
  ];
}

/** How many jobs a large fleet has. */
export const MANY_JOBS = 1_600;

/** The row of a fleet with many pools and many jobs. */
export const MANY_JOBS_ID = 'synth-many-jobs-warm';

/** The row of TVM's fleet, of which Terraform's part alone is made. */
export const TERRAFORM_ID = 'terraform-tvm-warm';

/** The name of the row that synthesises a fleet with a warm cache. */
export const synthId = (fleet: number | 'tvm'): string => `synth-${fleet}-warm`;

function row(
  bench: Workbench,
  command: 'check' | 'synth',
  fleet: number | 'tvm',
  cache: CompileCache,
  limit?: Limit,
): Row {
  const size = fleet === 'tvm' ? 'TVM' : `${fleet.toLocaleString('en')} ${fleet === 1 ? 'pool' : 'pools'}`;
  return {
    id: `${command}-${fleet}-${cache}`,
    title: `fleet ${command}, ${size}`,
    cache,
    ...(limit && { limit }),
    program: program(bench, command, fleet === 'tvm' ? fleet : bench.fleetOf(fleet)),
  };
}

function program(bench: Workbench, command: 'check' | 'synth', file: string): Program {
  const out = command === 'synth' ? ['--out', bench.outFolder] : [];
  return {
    command: process.execPath,
    words: [join(bench.root, 'tools/fleet.mjs'), command, file, ...out],
    folder: bench.root,
    environment: bench.environment,
  };
}
