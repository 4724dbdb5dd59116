import type { Expression, Spot } from '../syntax/ast.ts';
import { FlowNode, type Step } from './graph.ts';
import { evaluate, type Here } from './here.ts';
import { appended, joined } from './joining.ts';
import { readMember } from './members.ts';
import { constantOf } from './names.ts';
import { textValue, undecided } from './value.ts';
import type { Variable } from './variables.ts';

type Assignment = Extract<Expression, { kind: 'assign' }>;

/** `target = value`, and `+=` and its like; gives the new value. */
export function assign({ operator, target, value, at }: Assignment, here: Here): FlowNode {
  const given = evaluate(value, here);
  const assigned = operator === '=' ? given : combined(operator, target, given, at, here);
  store(target, assigned, at, here);
  return assigned;
}

function combined(operator: string, target: Expression, given: FlowNode, at: Spot, here: Here): FlowNode {
  const before = evaluate(target, here);
  if (operator === '+=') return joined([before, given], at, here);
  if (operator === '<<=') return appended([before, given], here);
  const either = new FlowNode();
  if (operator === '?=') for (const node of [before, given]) here.program.graph.edge(node, either);
  else here.program.put(either, undecided(`the result of \`${operator}\` is not known`, at));
  return either;
}

function store(target: Expression, value: FlowNode, at: Spot, here: Here): void {
  if (target.kind === 'list') {
    const pick = (item: Expression, index: number) =>
      store(item, readMember(value, here.program.holding(textValue(String(index), at)), at, here), at, here);
    target.items.forEach(pick);
    return;
  }
  if (target.kind === 'name') {
    storeName(target.name, value, at, here);
    return;
  }
  if (target.kind === 'property') {
    const name = constantOf(target.name);
    storeMember(target.object, name ?? evaluate(target.name, here), value, here);
    return;
  }
  if (target.kind === 'index')
    storeMember(target.object, constantOf(target.index) ?? evaluate(target.index, here), value, here);
}

/** A variable of a scope, or one of the binding, which every function of the program sees. */
export function storeName(name: string, value: FlowNode, at: Spot, here: Here): void {
  const step = { what: `assigned to \`${name}\``, at };
  const variable = here.scope.find(name) ?? bindingVariable(name, here);
  if (variable === undefined) here.program.write('binding', name, value, step);
  else here.tracker.write(variable, value, step);
}

function bindingVariable(name: string, { binding, tracker, module, program }: Here): Variable | undefined {
  if (binding === undefined) return undefined;
  const variable = binding.get(name) ?? tracker.declare(module.shared.has(name), 0);
  if (!binding.has(name)) program.write('binding', name, variable.all);
  binding.set(name, variable);
  return variable;
}

/** `object.name = value`, or with a name that has to be worked out. */
function storeMember(object: Expression, name: string | FlowNode, value: FlowNode, here: Here): void {
  const { program } = here;
  if (object.kind === 'name' && object.name === 'env' && here.scope.find('env') === undefined) {
    if (typeof name === 'string') program.write('environment', name, value, stepFor(name, object.at));
    return;
  }
  program.graph.listen(evaluate(object, here), ({ value: target }) => {
    if (target.kind === 'module' && typeof name === 'string')
      program.write('binding', name, value, stepFor(name, object.at));
    if (target.kind !== 'collection') return;
    const { collection } = target;
    if (typeof name === 'string') return collection.add(value, name);
    program.graph.listen(name, ({ value: key }) => {
      if (key.kind === 'text' && collection.kind === 'map') collection.add(value, key.text);
      else program.graph.edge(value, collection.rest);
    });
  });
}

const stepFor = (name: string, at: Spot): Step => ({ what: `assigned to \`${name}\``, at });
