import type { Expression, Spot } from '../syntax/ast.ts';
import { assign } from './assignments.ts';
import { evaluateApply, evaluateCall, evaluateNew } from './calls.ts';
import type { FlowNode } from './graph.ts';
import { evaluate, type Here } from './here.ts';
import { evaluateList, evaluateMap, evaluateRange, evaluateString } from './literals.ts';
import { readMember } from './members.ts';
import { constantOf } from './names.ts';
import { either, evaluateBinary, evaluateElvis, evaluateUnary } from './operations.ts';
import { NULL, textValue } from './value.ts';

type Of<K extends Expression['kind']> = Extract<Expression, { kind: K }>;

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
