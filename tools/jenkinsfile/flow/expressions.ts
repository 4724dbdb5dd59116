import type { Expression, Spot } from '../syntax/ast.ts';
import { assign } from './assignments.ts';
import { evaluateApply, evaluateCall, evaluateNew } from './calls.ts';
import { FlowNode } from './graph.ts';
import { evaluate, type Here } from './here.ts';
import { appended, joined } from './joining.ts';
import { liftJoined } from './lift.ts';
import { readMember } from './members.ts';
import { constantOf } from './names.ts';
import { NULL, textValue, undecided } from './value.ts';

type Of<K extends Expression['kind']> = Extract<Expression, { kind: K }>;

const LARGEST_RANGE = 100;

/** The node to which the values of an expression flow. What it calls is followed later. */
export function evaluateExpression(expression: Expression, here: Here): FlowNode {
  const { program } = here;
  const { at } = expression;
  switch (expression.kind) {
    case 'string':
      return evaluateString(expression, here);
    case 'constant':
      return program.holding(textValue(expression.text, at), { what: 'constant', at });
    case 'null':
      return program.holding(NULL);
    case 'name':
      return readName(expression.name, at, here);
    case 'property':
      return evaluateProperty(expression, here);
    case 'index':
      return evaluateIndex(expression, here);
    case 'call':
      return evaluateCall(expression, here);
    case 'apply':
      return evaluateApply(expression, here);
    case 'new':
      return evaluateNew(expression, here);
    case 'closure':
      return evaluateClosure(expression, here);
    case 'assign':
      return assign(expression, here);
    default:
      return evaluateOperation(expression, here);
  }
}

function evaluateOperation(expression: Expression, here: Here): FlowNode {
  switch (expression.kind) {
    case 'list':
      return evaluateList(expression, here);
    case 'map':
      return evaluateMap(expression, here);
    case 'range':
      return evaluateRange(expression, here);
    case 'ternary':
      evaluate(expression.test, here);
      return either([expression.yes, expression.no], here);
    case 'elvis':
      return evaluateElvis(expression, here);
    case 'binary':
      return evaluateBinary(expression, here);
    case 'unary':
      return evaluateUnary(expression, here);
    case 'cast':
      return evaluate(expression.operand, here);
    case 'pointer':
      return readMember(evaluate(expression.object, here), expression.name, expression.at, here);
    default:
      throw new TypeError(`no rule for ${expression.kind}`);
  }
}

/** The value of a bare name. */
function readName(name: string, at: Spot, here: Here): FlowNode {
  const { program, tracker } = here;
  const variable = here.scope.find(name);
  if (variable !== undefined) return tracker.read(variable);
  if (name === 'this')
    return program.holding({ kind: 'module', key: `m${here.module.id}`, module: here.module });
  const own = here.environment.find(name);
  if (own !== undefined) return own;
  const tracked = here.binding?.get(name);
  if (tracked !== undefined && !tracked.shared) return tracker.read(tracked);
  const library = program.isWritten('binding', name) ? undefined : program.useLibrary(name);
  if (library !== undefined)
    return program.holding({ kind: 'module', key: `m${library.id}`, module: library });
  const why = `nothing in these files gives \`${name}\` a value`;
  return program.read(['binding', 'environment', 'parameter'], name, why, at);
}

function evaluateString(expression: Of<'string'>, here: Here): FlowNode {
  const { at, parts } = expression;
  const constant = constantOf(expression);
  if (constant !== undefined) return here.program.holding(textValue(constant, at), { what: 'constant', at });
  const target = new FlowNode();
  const flowing = parts.map(part => (typeof part === 'string' ? part : evaluate(part, here)));
  liftJoined(here.program.graph, {
    parts: flowing,
    target,
    what: 'put into a text',
    at,
  });
  return target;
}

function evaluateProperty({ object, name, at, spread }: Of<'property'>, here: Here): FlowNode {
  const constant = constantOf(name);
  if (constant === undefined) return evaluateIndex({ kind: 'index', object, index: name, at }, here);
  const outer = object.kind === 'name' && here.scope.find(object.name) === undefined ? object.name : '';
  if (outer === 'env') return readEnvironment(constant, at, here);
  if (outer === 'params') return readParameter(constant, at, here);
  return readMember(evaluate(object, here), constant, at, here, spread);
}

function readEnvironment(name: string, at: Spot, here: Here): FlowNode {
  const why = `the environment variable \`${name}\` comes from outside`;
  return here.environment.find(name) ?? here.program.read(['environment', 'parameter'], name, why, at);
}

function readParameter(name: string, at: Spot, here: Here): FlowNode {
  return here.program.read(
    ['parameter'],
    name,
    `the parameter \`${name}\` is not declared in these files`,
    at,
  );
}

function evaluateIndex({ object, index, at }: Of<'index'>, here: Here): FlowNode {
  const constant = constantOf(index);
  const outer = object.kind === 'name' && here.scope.find(object.name) === undefined ? object.name : '';
  if (constant !== undefined && outer === 'env') return readEnvironment(constant, at, here);
  if (constant !== undefined && outer === 'params') return readParameter(constant, at, here);
  return readMember(evaluate(object, here), evaluate(index, here), at, here);
}

function evaluateClosure(code: Of<'closure'>, here: Here): FlowNode {
  const { program, module, scope, environment, calls } = here;
  const name = `the closure at line ${code.at.line}`;
  const callable = program.closure(code, { name, module, scope, environment, calls, returnsTo: undefined });
  return program.holding({ kind: 'code', key: callable.key, callable });
}

function evaluateList({ items }: Of<'list'>, here: Here): FlowNode {
  const { program } = here;
  const list = program.collection('list');
  for (const item of items) {
    const value = evaluate(item, here);
    if (item.kind === 'unary' && item.operator === '*') program.graph.edge(value, list.rest);
    else list.add(value);
  }
  return program.holdingCollection(list);
}

function evaluateMap({ entries }: Of<'map'>, here: Here): FlowNode {
  const { program } = here;
  const map = program.collection('map');
  for (const { name, value } of entries) {
    const node = evaluate(value, here);
    if (name === undefined) {
      // `*:other` brings all of another map.
      program.graph.listen(node, ({ value: other }) => {
        if (other.kind === 'collection') map.absorb(other.collection);
      });
      continue;
    }
    const key = constantOf(name) ?? (name.kind === 'constant' ? name.text : undefined);
    if (key !== undefined) map.add(node, key);
    else addUnderKeys(evaluate(name, here), node);
  }
  return program.holdingCollection(map);

  function addUnderKeys(keys: FlowNode, node: FlowNode): void {
    program.graph.listen(keys, ({ value: key }) => {
      if (key.kind === 'text') map.add(node, key.text);
      else program.graph.edge(node, map.rest);
    });
  }
}

/** A small range of constant numbers is a list. */
function evaluateRange({ from, to, open, at }: Of<'range'>, here: Here): FlowNode {
  const { program } = here;
  const [first, last] = [from, to].map(end =>
    end.kind === 'constant' ? Number.parseInt(end.text, 10) : Number.NaN,
  );
  if (first === undefined || last === undefined || !(last - first < LARGEST_RANGE && last >= first)) {
    evaluate(from, here);
    evaluate(to, here);
    return program.holding(undecided('the bounds of a range are not constant, or far apart', at));
  }
  const list = program.collection('list');
  for (let number = first; number <= (open ? last - 1 : last); number++)
    list.add(program.holding(textValue(String(number), at), { what: 'range', at }));
  return program.holdingCollection(list);
}

/** What any of the expressions gives. */
function either(expressions: readonly Expression[], here: Here): FlowNode {
  const node = new FlowNode();
  for (const expression of expressions) here.program.graph.edge(evaluate(expression, here), node);
  return node;
}

/** `a ?: b` is never null, nor empty on behalf of `a`. */
function evaluateElvis({ left, right }: Of<'elvis'>, here: Here): FlowNode {
  const { graph } = here.program;
  const node = either([right], here);
  graph.listen(evaluate(left, here), ({ value, step, from }) => {
    const falsy = value.kind === 'null' || (value.kind === 'text' && ['', 'false', '0'].includes(value.text));
    if (!falsy) graph.put(node, value, step, from);
  });
  return node;
}

function evaluateBinary({ operator, operands, at }: Of<'binary'>, here: Here): FlowNode {
  const { program } = here;
  const nodes = operands.map(operand => evaluate(operand, here));
  if (operator === '+') return joined(nodes, at, here);
  if (operator === '<<') return appended(nodes, here);
  return program.holding(undecided(`the result of \`${operator}\` is not known`, at));
}

function evaluateUnary({ operator, operand, at }: Of<'unary'>, here: Here): FlowNode {
  const { program } = here;
  const value = evaluate(operand, here);
  if (operator === '*') {
    const all = new FlowNode();
    program.graph.listen(value, ({ value: list }) => {
      if (list.kind === 'collection') list.collection.flowInto(all);
      else program.put(all, list);
    });
    return all;
  }
  const result = program.holding(undecided(`the result of \`${operator}\` is not known`, at));
  if ((operator === '++' || operator === '--') && operand.kind === 'name')
    assign(
      {
        kind: 'assign',
        operator: '=',
        target: operand,
        value: { kind: 'unary', operator: '#', operand: { kind: 'null', at }, at },
        at,
      },
      here,
    );
  return result;
}
