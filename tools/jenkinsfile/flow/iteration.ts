import type { Spot } from '../syntax/ast.ts';
import type { Callable } from './callable.ts';
import { callFunctions } from './calling.ts';
import type { Collection, Entry } from './collection.ts';
import { FlowNode } from './graph.ts';
import { type Here, siteOf } from './here.ts';
import { parametersOf } from './instances.ts';
import { textValue } from './value.ts';

interface Turns {
  readonly at: Spot;
  readonly here: Here;
  /** What the closure gets: the element, and more. */
  readonly give: (element: FlowNode) => readonly FlowNode[];
}

/**
 * Calls the closures of a node for each element of the collections of another, each turn by itself: what stands
 * together in one element is not mixed with another's.
 * @returns what the closures give
 */
export function iterate(collections: FlowNode, closures: FlowNode, turns: Turns): FlowNode {
  const { graph } = turns.here.program;
  const result = new FlowNode();
  graph.listen(closures, ({ value: code }) => {
    if (code.kind !== 'code') return;
    const turn = turnOf(code.callable, turns, result);
    graph.listen(collections, ({ value, step, from }) => {
      if (value.kind === 'collection') eachEntry(value.collection, code.callable, turns, turn);
      if (value.kind !== 'undecided') return;
      const unknown = new FlowNode();
      graph.put(unknown, value, step, from);
      turn(unknown, 'unknown');
    });
  });
  return result;
}

/** One turn of a loop, with a mark that keeps it apart from the others. */
type Turn = (element: FlowNode, mark: string, value?: FlowNode) => void;

function turnOf(callable: Callable, { at, here, give }: Turns, result: FlowNode): Turn {
  return (element, mark, value) => {
    const nodes = value === undefined ? give(element) : [element, value];
    const calls = [...here.calls, `${siteOf(at)}#${mark}`];
    const given = { nodes, places: nodes.map(() => at), spread: [] };
    here.program.graph.edge(callFunctions([callable], given, at, { ...here, calls }), result);
  };
}

function eachEntry(collection: Collection, callable: Callable, turns: Turns, turn: Turn): void {
  const { program } = turns.here;
  let count = 0;
  const pairs = collection.kind === 'map' && parametersOf(callable.code).length === 2;
  collection.watch(entry => {
    const mark = String(++count);
    if (entry.key === undefined) turn(entry.value, mark);
    else if (pairs) turn(keyNode(entry.key, turns), mark, entry.value);
    else turn(entryNode(entry, turns), mark);
  });
  let begun = false;
  program.graph.listen(collection.rest, () => {
    if (!begun) turn(collection.rest, 'rest');
    begun = true;
  });
}

function keyNode(key: string, { at, here: { program } }: Turns): FlowNode {
  return program.holding(textValue(key, at), { what: 'key of a map', at });
}

/** A `Map.Entry`: `it.key` and `it.value`. */
function entryNode({ key = '', value }: Entry, turns: Turns): FlowNode {
  const { program } = turns.here;
  const entry = program.collection('map');
  entry.add(keyNode(key, turns), 'key');
  entry.add(value, 'value');
  return program.holdingCollection(entry);
}
