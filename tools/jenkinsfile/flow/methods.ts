import { callFunctions, callNode } from './calling.ts';
import { callCollectionMethod } from './collection-methods.ts';
import { FlowNode } from './graph.ts';
import type { Here } from './here.ts';
import type { MethodCall } from './method-call.ts';
import { callTextMethod } from './text-methods.ts';
import { undecided, type Value } from './value.ts';

/** What a method gives, by what its receiver may be. */
export function callMethod(call: MethodCall, here: Here): FlowNode {
  const { graph } = here.program;
  const target = new FlowNode();
  let texts = false;
  graph.listen(call.receiver, ({ value, step, from }) => {
    if (value.kind === 'text') {
      if (!texts) callTextMethod(call, target, here);
      texts = true;
    } else if (value.kind === 'collection') {
      graph.edge(
        call.spread ? spreadOver(value, call, here) : callCollectionMethod(value.collection, call, here),
        target,
      );
    } else if (value.kind === 'undecided') {
      graph.put(target, value, step, from);
      handOn(value, call, here);
    } else callCodeMethod(value, call, target, here);
  });
  return target;
}

function spreadOver(
  { collection }: Extract<Value, { kind: 'collection' }>,
  call: MethodCall,
  here: Here,
): FlowNode {
  const { program } = here;
  const list = program.collection('list');
  const each = (receiver: FlowNode) => callMethod({ ...call, receiver, spread: false }, here);
  collection.watch(({ value }) => list.add(each(value)));
  program.graph.edge(each(collection.rest), list.rest);
  return program.holdingCollection(list);
}

/** What is done with something unknown: closures get something unknown, and a class of the file may be meant. */
function handOn(value: Value, { name, given, at }: MethodCall, here: Here): void {
  const { program, module } = here;
  for (const node of given.nodes) {
    const unknown = { nodes: [program.holding(value)], places: [at], spread: [] };
    program.graph.listen(node, ({ value: code }) => {
      if (code.kind === 'code') callFunctions([code.callable], unknown, at, here);
    });
  }
  const methods = module.methods.get(name);
  if (methods !== undefined) callFunctions(methods, given, at, here);
}

function callCodeMethod(value: Value, { name, given, at }: MethodCall, target: FlowNode, here: Here): void {
  const { program } = here;
  const { graph } = program;
  if (value.kind === 'code') {
    if (name === 'call' || name === 'run')
      graph.edge(callFunctions([value.callable], given, at, here), target);
    else program.put(target, undecided(`what \`${name}\` of a closure gives is not known`, at));
  }
  if (value.kind !== 'module') return;
  const functions = value.module.functions.get(name);
  if (functions !== undefined) {
    graph.edge(callFunctions(functions, given, at, here), target);
    return;
  }
  const field = value.module.fields.find(name)?.all;
  const why = `\`${name}\` is defined in none of these files`;
  graph.edge(callNode(field ?? program.read(['binding'], name, why, at), given, at, here), target);
}
