import type { Spot } from '../syntax/ast.ts';
import { type Arrival, type FlowGraph, FlowNode } from './graph.ts';
import { LONGEST_TEXT, textValue, tooLong, undecided, type Value } from './value.ts';

/** A text or a value that flows. */
type Part = string | FlowNode;

type Compute = (texts: readonly string[]) => string;

interface Lifted {
  readonly parts: readonly Part[];
  readonly compute: Compute;
  readonly target: FlowNode;
  /** Such as `joined`. */
  readonly what: string;
  readonly at: Spot;
}

/** Combinations of the values of the parts that are tried at one place. */
const MOST_COMBINATIONS = 300;

function textsOf(node: FlowNode): readonly Arrival[] {
  return [...node.arrivals.values()].filter(({ value }) => value.kind === 'text');
}

/** Every choice of one arrival for each node, the last node varying fastest. */
function choices(
  nodes: readonly FlowNode[],
  fixed: FlowNode,
  arrival: Arrival,
  most: number,
): readonly (readonly Arrival[])[] {
  let all: (readonly Arrival[])[] = [[]];
  for (const node of nodes) {
    const texts = node === fixed ? [arrival] : textsOf(node);
    all = all.flatMap(before => texts.map(text => [...before, text])).slice(0, most);
  }
  return all;
}

/** What became of the text is told by the part with a history; a constant has none. */
function teller(arrivals: readonly Arrival[], arrival: Arrival): Arrival {
  return arrivals.find(({ from }) => from !== undefined) ?? arrival;
}

const textOf = (value: Value | undefined): string => (value?.kind === 'text' ? value.text : '');

/** More parts than this are put together piece by piece; each piece is tried with every value of the others. */
const MOST_PARTS = 16;

/** The parts one behind the other. */
export function liftJoined(graph: FlowGraph, joining: Omit<Lifted, 'compute'>): void {
  const { parts, what, at } = joining;
  const compute = (texts: readonly string[]) => texts.join('');
  const length = parts.reduce((sum, part) => sum + (typeof part === 'string' ? part.length : 0), 0);
  if (length > LONGEST_TEXT) {
    graph.put(joining.target, tooLong(at), { what, at });
    return;
  }
  if (parts.length <= MOST_PARTS) {
    lift(graph, { ...joining, compute });
    return;
  }
  const pieces: FlowNode[] = [];
  for (let start = 0; start < parts.length; start += MOST_PARTS) {
    const target = new FlowNode();
    lift(graph, { parts: parts.slice(start, start + MOST_PARTS), compute, target, what, at });
    pieces.push(target);
  }
  liftJoined(graph, { ...joining, parts: pieces });
}

/** Works a text out from each choice of texts of the parts. A part that stands there twice has one text. */
export function lift(graph: FlowGraph, lifted: Lifted): void {
  const { parts, compute, target, what, at } = lifted;
  const nodes = [...new Set(parts.filter(part => part instanceof FlowNode))];
  const step = { what, at };
  const put = (arrivals: readonly Arrival[], arrival?: Arrival) => {
    const chosen = new Map(nodes.map((node, index) => [node, textOf(arrivals[index]?.value)]));
    const texts = parts.map(part => (typeof part === 'string' ? part : (chosen.get(part) ?? '')));
    graph.put(target, textValue(compute(texts), at), step, arrival && teller(arrivals, arrival));
  };
  if (nodes.length === 0) put([]);
  let left = MOST_COMBINATIONS;
  for (const node of nodes)
    graph.listen(node, arrival => {
      if (arrival.value.kind !== 'text') {
        passOn(graph, lifted, arrival);
        return;
      }
      const all = left > 0 ? choices(nodes, node, arrival, left + 1) : [];
      for (const choice of all.slice(0, left)) put(choice, arrival);
      if (all.length > left) graph.put(target, undecided('there are too many combinations', at), step);
      left -= all.length;
    });
}

/** What is no text makes the whole as uncertain as it is itself; `null` makes nothing. */
function passOn(graph: FlowGraph, { target, what, at }: Lifted, arrival: Arrival): void {
  const { value } = arrival;
  const step = { what, at };
  if (value.kind === 'undecided') graph.put(target, value, step, arrival);
  else if (value.kind !== 'null')
    graph.put(target, undecided(`a ${value.kind} stands in a text`, at), step, arrival);
}
