import { jobPathOf } from '../../adapters/jenkins/item-path.ts';
import type { NodeFacts, RunningBuild } from '../facts.ts';
import type { Sighting } from './sightings.ts';
import { survivalOf } from './survival.ts';

/** A build, and the nodes that it keeps busy; none: it stands on no executor. */
export interface PlacedBuild {
  readonly build: RunningBuild;
  readonly nodes: readonly string[];
}

/** What else is known when builds are put together. */
export interface BuildContext {
  readonly states: ReadonlyMap<string, NodeFacts['state']>;
  /** The paths of jobs with `disableResume`. */
  readonly resumeDisabled: ReadonlySet<string>;
  /** When it was looked at, in milliseconds since 1970. */
  readonly at: number;
}

/** Each build once, sorted by address: a Pipeline is seen on the built-in node, and again on each node that it holds. */
export function buildsIn(sightings: readonly Sighting[], context: BuildContext): readonly PlacedBuild[] {
  const byUrl = Map.groupBy(sightings, ({ url }) => url);
  return [...byUrl].sort(([a], [b]) => (a < b ? -1 : 1)).map(([url, seen]) => placed(url, seen, context));
}

function placed(url: string, seen: readonly Sighting[], context: BuildContext): PlacedBuild {
  const kind = kindOf(seen);
  const nodes = nodesOf(seen);
  const known = seen.some(({ executable }) => executable?._class);
  const states = nodes.flatMap(node => context.states.get(node) ?? []);
  const resumeDisabled = context.resumeDisabled.has(jobPathOf(url));
  const survival = survivalOf({ kind, states, resumeDisabled, known });
  return { nodes, build: { url, kind, ...times(seen, context.at), survival } };
}

/** Every place counts: a build's own time is the earliest, those of its parts begin later. */
function times(seen: readonly Sighting[], at: number): Pick<RunningBuild, 'startedAt' | 'estimated'> {
  const starts = seen.flatMap(({ executable }) => executable?.timestamp ?? []);
  const guesses = seen.flatMap(({ executable }) => executable?.estimatedDuration ?? []);
  const estimated = guesses.filter(guess => guess > 0);
  return {
    startedAt: starts.length === 0 ? at : Math.min(...starts),
    estimated: estimated.length === 0 ? undefined : Math.max(...estimated),
  };
}

function kindOf(seen: readonly Sighting[]): RunningBuild['kind'] {
  if (!seen.some(({ pipeline }) => pipeline)) return 'freestyle';
  return seen.some(({ on }) => on === 'executor') ? 'pipeline' : 'pipeline-without-node';
}

/** Where it holds an executor it is busy; only without any, the node of its one-off executor counts. */
function nodesOf(seen: readonly Sighting[]): readonly string[] {
  const on = (place: Sighting['on']) =>
    [...new Set(seen.flatMap(({ on, node }) => (on === place && node !== undefined ? [node] : [])))].sort();
  const holding = on('executor');
  return holding.length > 0 ? holding : on('one-off');
}
