import type { Spot } from '../syntax/ast.ts';
import type { Collection } from './collection.ts';
import { FlowNode } from './graph.ts';
import type { Here } from './here.ts';
import { undecided, type Value } from './value.ts';

/**
 * `object.name` and `object[name]`.
 * @param spread `list*.name`: of each element
 */
export function readMember(
  object: FlowNode,
  name: string | FlowNode,
  at: Spot,
  here: Here,
  spread = false,
): FlowNode {
  const { program } = here;
  const target = new FlowNode();
  program.graph.listen(object, ({ value, step, from }) => {
    if (value.kind === 'undecided') program.graph.put(target, value, step, from);
    else if (value.kind === 'collection') readEntry(value.collection, name, { target, at, here, spread });
    else if (value.kind === 'module') readOfModule(value, name, { target, at, here, spread });
    else if (value.kind !== 'null')
      program.put(target, undecided('a property of a text or a closure is not known', at));
  });
  return target;
}

interface Reading {
  readonly target: FlowNode;
  readonly at: Spot;
  readonly here: Here;
  readonly spread: boolean;
}

function readEntry(collection: Collection, name: string | FlowNode, reading: Reading): void {
  const { target, at, here, spread } = reading;
  const { graph } = here.program;
  if (collection.kind === 'map' || typeof name !== 'string') graph.edge(collection.rest, target);
  if (typeof name !== 'string') {
    graph.listen(name, ({ value }) => readAt(collection, value, target, here));
    return;
  }
  if (collection.kind === 'map' && !spread) {
    readKey(collection, name, reading);
    return;
  }
  // A property of a list is the list of that of each of its elements.
  const list = here.program.collection('list');
  graph.edge(readMember(collection.rest, name, at, here), list.rest);
  collection.watch(({ value }) => list.add(readMember(value, name, at, here)));
  graph.edge(here.program.holdingCollection(list), target);
}

function readKey(collection: Collection, name: string, { target, at, here }: Reading): void {
  const what = `key \`${name}\``;
  here.program.graph.edge(collection.field(name), target, { what, at });
}

function readAt(collection: Collection, key: Value, target: FlowNode, { program: { graph } }: Here): void {
  const place = key.kind === 'text' ? key.text : undefined;
  if (place === undefined) {
    collection.flowInto(target);
    return;
  }
  if (collection.kind === 'map') {
    graph.edge(collection.field(place), target);
    return;
  }
  const element = /^\d{1,6}$/.test(place) ? collection.element(Number(place)) : undefined;
  if (element === undefined) collection.flowInto(target);
  else graph.edge(element, target);
}

function readOfModule(
  value: Extract<Value, { kind: 'module' }>,
  name: string | FlowNode,
  reading: Reading,
): void {
  const { target, at, here } = reading;
  const { program } = here;
  if (typeof name !== 'string') {
    program.put(target, undecided('a name that is worked out', at));
    return;
  }
  for (const callable of value.module.functions.get(name) ?? [])
    program.put(target, { kind: 'code', key: callable.key, callable });
  const variable = value.module.fields.find(name);
  if (variable !== undefined) {
    program.graph.edge(variable.all, target);
    return;
  }
  if (value.module.functions.has(name)) return;
  const why = `nothing in these files gives \`${name}\` a value`;
  program.graph.edge(program.read(['binding'], name, why, at), target);
}
