import * as z from 'zod/mini';

/** The format that the driver writes; a change that older bots cannot read gets another number. */
export const REPORT_FORMAT = 'fleet-benchmarks-1';

/** The stages of a measurement, in their order. */
const STAGES = ['prepare', 'fetch', 'checkout', 'setup', 'measure', 'diagrams', 'done'] as const;

const commit = z.string().check(z.regex(/^[0-9a-f]{40}$/));
const whole = (most: number) => z.int().check(z.gte(0), z.lte(most));
const seconds = z.number().check(z.gt(0), z.lte(1e7));
const samples = z.array(seconds).check(z.minLength(1), z.maxLength(200));
const sides = z.object({ base: samples, head: samples });
const memory = whole(Number.MAX_SAFE_INTEGER);

const benchmark = z.object({
  name: z.string().check(z.minLength(1), z.maxLength(200)),
  base: samples,
  head: samples,
  fresh: z.optional(sides),
  noise: z.optional(z.object({ one: samples, other: samples })),
  memory: z.optional(z.object({ base: memory, head: memory })),
});

const file = z.object({
  name: z.string().check(z.regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/)),
  bytes: whole(20_000_000),
  sha256: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
});

/** What a runner reports: untrusted but for who sent it. Times are milliseconds since 1970 by the runner's clock. */
const reportSchema = z.object({
  format: z.literal(REPORT_FORMAT),
  run: z.string().check(z.regex(/^[0-9a-f]{16}$/)),
  outcome: z.enum(['success', 'failure']),
  stage: z.enum(STAGES),
  sha: commit,
  base: commit,
  benchmarks: z.array(benchmark).check(
    z.maxLength(200),
    z.refine(all => new Set(all.map(({ name }) => name)).size === all.length),
  ),
  /** How many more benchmarks there were than a report holds. */
  dropped: whole(1_000_000),
  machine: z.object({
    processor: z.string().check(z.maxLength(200)),
    cores: whole(1_000_000),
    system: z.string().check(z.maxLength(200)),
  }),
  began: whole(8.64e15),
  ended: whole(8.64e15),
  files: z.array(file).check(
    z.maxLength(20),
    z.refine(all => new Set(all.map(({ name }) => name)).size === all.length),
  ),
});

/** A checked report. */
export type BenchmarkReport = z.infer<typeof reportSchema>;

/** A report about this run and these commits; undefined: it is none. Nothing of it is told, since anything may stand in it. */
export function reportOn(
  found: unknown,
  order: { readonly run: string; readonly sha: string; readonly base: string },
): BenchmarkReport | undefined {
  const { data } = reportSchema.safeParse(found);
  if (data === undefined) return undefined;
  const isOurs = data.run === order.run && data.sha === order.sha && data.base === order.base;
  const isWhole = data.outcome === 'failure' || data.benchmarks.length > 0;
  return isOurs && isWhole ? data : undefined;
}
