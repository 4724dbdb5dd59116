import { matches } from '../../../../fleet/labels/evaluate.ts';
import { parseLabelExpression } from '../../../../fleet/labels/parser.ts';
import { isOnline, type LeaderState, taken } from './leader-state.ts';
import { begin } from './run-build.ts';
import { addressOf, type StandInItem, type StandInNode } from './stand-in-work.ts';

/** The nodes that a label expression admits, offline ones too; empty: all that have executors. */
export function admitted(state: LeaderState, label: string): readonly StandInNode[] {
  const nodes = [...state.nodes.values()];
  if (label === '') return nodes.filter(({ executors }) => executors > 0);
  const parsed = parseLabelExpression(label);
  if (!parsed.ok) return [];
  return nodes.filter(node => matches(parsed.expression, new Set([addressOf(node), ...node.labels])));
}

/**
 * Lets everything begin that can, those that are buildable longest first, as Jenkins's queue does: a label that is one
 * node's name gives no precedence.
 */
export function schedule(state: LeaderState): void {
  state.queue = state.queue.map(item => staged(state, item));
  // A Pipeline that begins may put its part into the queue, which may begin, too.
  while (beginSome(state)) state.queue = state.queue.map(item => staged(state, item));
}

function beginSome(state: LeaderState): boolean {
  if (state.quiet !== undefined) return false;
  const buildable = state.queue.filter(({ stage, does }) => stage === 'buildable' && does !== undefined);
  let began = false;
  for (const item of buildable.sort((a, b) => a.staged - b.staged || a.id - b.id))
    if (!isBlocked(state, item) && beginIt(state, item)) began = true;
  return began;
}

function beginIt(state: LeaderState, item: StandInItem): boolean {
  const node = item.of.kind === 'pipeline' ? undefined : freeNode(state, item.does?.label ?? '');
  if (node === undefined && item.of.kind !== 'pipeline') return false;
  begin(state, item, node);
  return true;
}

/** The node with the most free executors among those that may take it. */
function freeNode(state: LeaderState, label: string): StandInNode | undefined {
  const free = (node: StandInNode) => node.executors - taken(state, node.name);
  return admitted(state, label)
    .filter(node => isOnline(node) && free(node) > 0)
    .reduce<StandInNode | undefined>(
      (best, node) => (best !== undefined && free(best) >= free(node) ? best : node),
      undefined,
    );
}

/** The running build of a job that must not be built twice at once. */
export function inItsWay({ builds, definition }: LeaderState, { of }: StandInItem) {
  if (of.kind === 'part' || definition(of.job)?.concurrent !== false) return undefined;
  return [...builds.values()].find(({ job }) => job === of.job);
}

/** A Pipeline that begins needs no executor, so while the server is quieting down it is blocked where others lack one. */
const isBlocked = (state: LeaderState, item: StandInItem): boolean =>
  (state.quiet !== undefined && item.of.kind === 'pipeline') || inItsWay(state, item) !== undefined;

function staged(state: LeaderState, item: StandInItem): StandInItem {
  if (item.does === undefined || (item.stage === 'waiting' && item.staged > state.at)) return item;
  const stage = isBlocked(state, item) ? 'blocked' : 'buildable';
  return stage === item.stage ? item : { ...item, stage, staged: state.at };
}
