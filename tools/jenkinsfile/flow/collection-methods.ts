import { callNode } from './calling.ts';
import type { Collection } from './collection.ts';
import { FlowNode } from './graph.ts';
import type { Here } from './here.ts';
import { iterate } from './iteration.ts';
import { readMember } from './members.ts';
import type { MethodCall } from './method-call.ts';
import { textValue, undecided } from './value.ts';

type Method = (collection: Collection, call: MethodCall, here: Here) => FlowNode;

/** The same elements, or some of them: which ones is not followed. */
const SAME = [
  ...[
    'sort',
    'toSorted',
    'unique',
    'toUnique',
    'reverse',
    'findAll',
    'toList',
    'toSet',
    'take',
    'drop',
    'tail',
  ],
  ...[
    'init',
    'asImmutable',
    'grep',
    'each',
    'eachWithIndex',
    'subMap',
    'asList',
    'minus',
    'shuffled',
    'entrySet',
  ],
];
const ANY = [
  'find',
  'first',
  'last',
  'head',
  'min',
  'max',
  'pop',
  'getAt',
  'random',
  'remove',
  'removeAt',
  'poll',
];
const ADD = ['add', 'leftShift', 'push', 'addAll', 'plus', 'putAll'];

const METHODS: ReadonlyMap<string, Method> = new Map<string, Method>([
  ...SAME.map(name => [name, same] as const),
  ...ANY.map(name => [name, any] as const),
  ...ADD.map(name => [name, add] as const),
  ['collect', collect],
  ['collectMany', collectMany],
  ['collectEntries', collectEntries],
  ['inject', inject],
  ['get', get],
  ['getOrDefault', get],
  ['put', put],
  ['values', values],
  ['keySet', keys],
  ['flatten', flatten],
]);

/** What a method of a list or a map gives. Its closures are called for each element, whatever the method is. */
export function callCollectionMethod(collection: Collection, call: MethodCall, here: Here): FlowNode {
  const method = METHODS.get(call.name);
  if (method !== undefined) return method(collection, call, here);
  turns(collection, call, here);
  // `map.name()` calls the closure under that key.
  if (collection.kind === 'map') return callNode(collection.field(call.name), call.given, call.at, here);
  return here.program.holding(
    undecided(`what \`${call.name}\` of a list or map gives is not known`, call.at),
  );
}

/** Calls the closures among the arguments for each element; gives what they give. */
function turns(collection: Collection, { given, at }: MethodCall, here: Here): FlowNode {
  const { program } = here;
  const all = new FlowNode();
  const elements = program.holdingCollection(collection);
  const index = program.holding(undecided('the number of a turn is not followed', at));
  for (const node of given.nodes)
    program.graph.edge(iterate(elements, node, { at, here, give: element => [element, index] }), all);
  return all;
}

function same(collection: Collection, call: MethodCall, here: Here): FlowNode {
  turns(collection, call, here);
  return here.program.holdingCollection(collection);
}

function any(collection: Collection, call: MethodCall, here: Here): FlowNode {
  turns(collection, call, here);
  const node = new FlowNode();
  collection.flowInto(node);
  return node;
}

function add(collection: Collection, { name, given }: MethodCall, { program }: Here): FlowNode {
  const merges = name === 'addAll' || name === 'plus' || name === 'putAll' || collection.kind === 'map';
  for (const node of given.nodes)
    program.graph.listen(node, ({ value }) => {
      if (value.kind === 'collection' && merges) collection.absorb(value.collection);
      else program.put(collection.rest, value);
    });
  return program.holdingCollection(collection);
}

/** The results of the closures, in a list; each turn's stays apart. */
function collect(collection: Collection, call: MethodCall, here: Here): FlowNode {
  const { program } = here;
  const list = program.collection('list');
  program.graph.edge(turns(collection, call, here), list.rest);
  return program.holdingCollection(list);
}

function collectMany(collection: Collection, call: MethodCall, here: Here): FlowNode {
  const { program } = here;
  const list = program.collection('list');
  program.graph.listen(turns(collection, call, here), ({ value }) => {
    if (value.kind === 'collection') list.absorb(value.collection);
  });
  return program.holdingCollection(list);
}

/** Each turn gives a map, or a list of key and value. */
function collectEntries(collection: Collection, call: MethodCall, here: Here): FlowNode {
  const { program } = here;
  const map = program.collection('map');
  program.graph.listen(turns(collection, call, here), ({ value }) => {
    if (value.kind !== 'collection') return;
    if (value.collection.kind === 'map') return map.absorb(value.collection);
    const [key, entry] = [value.collection.element(0), value.collection.element(1)];
    if (key === undefined || entry === undefined) return;
    program.graph.listen(key, ({ value: name }) => {
      if (name.kind === 'text') map.add(entry, name.text);
      else program.graph.edge(entry, map.rest);
    });
  });
  return program.holdingCollection(map);
}

function inject(collection: Collection, { given, at }: MethodCall, here: Here): FlowNode {
  const { program } = here;
  const sum = new FlowNode();
  const elements = program.holdingCollection(collection);
  for (const node of given.nodes) {
    program.graph.edge(node, sum);
    program.graph.edge(iterate(elements, node, { at, here, give: element => [sum, element] }), sum);
  }
  return sum;
}

function get(collection: Collection, { given, at }: MethodCall, here: Here): FlowNode {
  const { program } = here;
  const [key, otherwise] = given.nodes;
  const node =
    key === undefined ? new FlowNode() : readMember(program.holdingCollection(collection), key, at, here);
  if (otherwise !== undefined) program.graph.edge(otherwise, node);
  return node;
}

function put(collection: Collection, { given }: MethodCall, { program }: Here): FlowNode {
  const [key, value] = given.nodes;
  if (key !== undefined && value !== undefined)
    program.graph.listen(key, ({ value: name }) => {
      if (name.kind === 'text') collection.add(value, name.text);
      else program.graph.edge(value, collection.rest);
    });
  return new FlowNode();
}

function values(collection: Collection, _: MethodCall, { program }: Here): FlowNode {
  const list = program.collection('list');
  collection.watch(({ value }) => list.add(value));
  program.graph.edge(collection.rest, list.rest);
  return program.holdingCollection(list);
}

function keys(collection: Collection, { at }: MethodCall, { program }: Here): FlowNode {
  const list = program.collection('list');
  collection.watch(({ key }) => {
    if (key !== undefined) list.add(program.holding(textValue(key, at), { what: 'key of a map', at }));
  });
  return program.holdingCollection(list);
}

function flatten(collection: Collection, _: MethodCall, { program }: Here): FlowNode {
  const list = program.collection('list');
  const all = new FlowNode();
  collection.flowInto(all);
  program.graph.listen(all, ({ value }) => {
    if (value.kind === 'collection') list.absorb(value.collection);
    else program.put(list.rest, value);
  });
  return program.holdingCollection(list);
}
