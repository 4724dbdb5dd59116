import type { Spot } from '../syntax/ast.ts';
import { FlowNode } from './graph.ts';
import type { Here } from './here.ts';
import { liftJoined } from './lift.ts';

/** `+`: texts joined, or collections with the entries of both. */
export function joined(nodes: readonly FlowNode[], at: Spot, here: Here): FlowNode {
  const { program } = here;
  const { graph } = program;
  const target = new FlowNode();
  const texts = nodes.map(node => withoutCollections(node, here));
  liftJoined(graph, { parts: texts, target, what: 'joined', at });
  const sum = program.collection('list');
  for (const node of nodes)
    graph.listen(node, ({ value }) => {
      if (value.kind !== 'collection') return;
      sum.absorb(value.collection);
      graph.put(target, { kind: 'collection', key: `c${sum.id}`, collection: sum });
    });
  return target;
}

function withoutCollections(node: FlowNode, { program: { graph } }: Here): FlowNode {
  const texts = new FlowNode();
  graph.listen(node, ({ value, step, from }) => {
    if (value.kind !== 'collection') graph.put(texts, value, step, from);
  });
  return texts;
}

/** `list << x`, `map << other`: the first operand with the others in it. */
export function appended(nodes: readonly FlowNode[], { program: { graph } }: Here): FlowNode {
  const [first = new FlowNode(), ...others] = nodes;
  graph.listen(first, ({ value }) => {
    if (value.kind !== 'collection') return;
    const { collection } = value;
    for (const other of others)
      graph.listen(other, ({ value: added }) => {
        const merges = collection.kind === 'map' && added.kind === 'collection';
        if (merges) collection.absorb(added.collection);
        else graph.put(collection.rest, added);
      });
  });
  return first;
}
