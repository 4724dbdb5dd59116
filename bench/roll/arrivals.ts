import { projectOf } from './leader-record.ts';
import { Random } from './random.ts';
import type { BuildKind, BuildRequest } from './simulated-build.ts';
import type { SimulatedWorld } from './simulated-world.ts';

const MINUTE = 60_000;
const DAY = 1_440 * MINUTE;

/**
 * How long builds take. The recorded builds of TVM have played durations, so the shape is assumed: log-normal, since CI builds are
 * mostly short with a long tail (Ghaleb, da Costa and Zou 2019, doi 10.1007/s10664-019-09695-9: many projects are far beyond ten
 * minutes), and cut at three hours, as time-outs in Jenkinsfiles do.
 */
const DURATION = { median: 12 * MINUTE, sigma: 1, longest: 180 * MINUTE, shortest: MINUTE };

/** The mean of these durations, in milliseconds: `median · exp(sigma² / 2)`; what the cut takes off is below a hundredth. */
export const MEAN_DURATION = DURATION.median * Math.exp(DURATION.sigma ** 2 / 2);

/** Somebody asks for a build. */
export interface Arrival {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly request: BuildRequest;
}

/** What a trace is made from. */
export interface TraceShape {
  readonly seed: number;
  /** Milliseconds since 1970. */
  readonly from: number;
  readonly to: number;
  /** By label: the builds that come in an hour, on average over the day. */
  readonly perHour: Readonly<Record<string, number>>;
  /** By how much more comes at noon than on average, and less at midnight, as a share. */
  readonly swing?: number;
  /** How often each kind comes. */
  readonly kinds?: readonly (readonly [BuildKind, weight: number])[];
}

const USUAL_KINDS: TraceShape['kinds'] = [
  ['durable', 80],
  ['freestyle', 12],
  ['not-resumable', 4],
  ['without-node', 4],
];

/** Builds that come by chance, each label at its own rate, more by day than by night; in order of time. */
export function trace({
  seed,
  from,
  to,
  perHour,
  swing = 0.4,
  kinds = USUAL_KINDS,
}: TraceShape): readonly Arrival[] {
  const random = new Random(seed);
  const all = Object.entries(perHour).flatMap(([label, rate]) => {
    const own = random.branch();
    return [...instants(own, { from, to, rate, swing })].map(at => ({
      at,
      request: request(own, label, kinds),
    }));
  });
  return all.sort((one, other) => one.at - other.at);
}

/** A Poisson process whose rate follows the day: too many are drawn, and some are left out. */
function* instants(
  random: Random,
  { from, to, rate, swing }: { from: number; to: number; rate: number; swing: number },
): Generator<number> {
  if (rate <= 0) return;
  const most = (rate * (1 + swing)) / (60 * MINUTE);
  for (let at = from + random.exponential(1 / most); at < to; at += random.exponential(1 / most)) {
    const share = 1 - swing * Math.cos((2 * Math.PI * (at % DAY)) / DAY);
    if (random.chance(share / (1 + swing))) yield at;
  }
}

function request(
  random: Random,
  label: string,
  kinds: readonly (readonly [BuildKind, number])[] = [],
): BuildRequest {
  const kind = weighted(random, kinds);
  const drawn = random.logNormal(DURATION.median, DURATION.sigma);
  const duration = Math.min(DURATION.longest, Math.max(DURATION.shortest, drawn));
  const pipeline = kind === 'durable' || kind === 'not-resumable';
  return {
    job: `job/tvm-${label.toLowerCase()}/job/PR-${random.below(400)}/`,
    kind,
    label,
    parts: pipeline && random.chance(0.1) ? 2 : 1,
    duration,
    estimate: estimateOf(random, duration),
    parameters: random.chance(0.02) ? [{ name: 'TOKEN', secret: true }] : [],
  };
}

/** Jenkins takes the mean of earlier builds: often near, at times far off, and nothing for a new branch. */
function estimateOf(random: Random, duration: number): number | undefined {
  if (random.chance(0.1)) return undefined;
  return duration * (random.chance(0.15) ? random.between(0.2, 3) : random.between(0.8, 1.2));
}

function weighted(random: Random, kinds: readonly (readonly [BuildKind, number])[]): BuildKind {
  let left = random.next() * kinds.reduce((sum, [, weight]) => sum + weight, 0);
  for (const [kind, weight] of kinds) {
    left -= weight;
    if (left < 0) return kind;
  }
  return 'durable';
}

/** Has the builds of a trace come, one after the other. */
export function feed(world: SimulatedWorld, arrivals: readonly Arrival[]): void {
  for (const { request } of arrivals) world.projects.add(projectOf(request.job));
  comeFrom(0, arrivals, world);
}

function comeFrom(from: number, arrivals: readonly Arrival[], world: SimulatedWorld): void {
  const arrival = arrivals[from];
  if (arrival === undefined) return;
  world.clock.after(arrival.at - world.clock.now(), () => {
    world.ask(arrival.request, from);
    comeFrom(from + 1, arrivals, world);
  });
}
