import type { Argument, Expression, Spot } from '../syntax/ast.ts';
import { type Call, givenOf } from './arguments.ts';
import type { Callable } from './callable.ts';
import { callFunctions, callNode } from './calling.ts';
import { callDeclarative } from './declarative.ts';
import type { FlowNode } from './graph.ts';
import { evaluate, type Here } from './here.ts';
import { callMethod } from './methods.ts';
import { constantOf } from './names.ts';
import { callStep } from './steps.ts';
import { undecided } from './value.ts';

/** Objects of Jenkins whose methods are the steps themselves, as shared libraries hand them about. */
const STEP_OBJECTS = new Set(['this', 'steps', 'script', 'pipeline', 'ctx', 'jenkins']);

/** What a call gives; the code that it calls is followed later. */
export function evaluateCall(call: Call, here: Here): FlowNode {
  const name = constantOf(call.name);
  if (name === undefined) return evaluateDynamic(call, here);
  if (call.object !== undefined) return evaluateMethod(call, call.object, name, here);
  const { program, module, tracker, scope } = here;
  const variable = scope.find(name);
  if (variable !== undefined) return callValue(tracker.read(variable), call, here);
  const known =
    (here.declarative ? callDeclarative(name, call, here) : undefined) ??
    callOwn(module.functions.get(name), call, here) ??
    callStep(name, call, here) ??
    callOwn(program.useLibrary(name)?.functions.get('call'), call, here);
  if (known !== undefined) return known;
  const why = `\`${name}\` is defined in none of these files`;
  return callValue(program.read(['binding'], name, why, call.at), call, here);
}

function evaluateDynamic(call: Call, here: Here): FlowNode {
  if (call.object !== undefined) evaluate(call.object, here);
  evaluate(call.name, here);
  givenOf(call.arguments, call.at, here);
  const why = 'which function is called is worked out while the build runs';
  here.program.noteDynamicCall(why, call.at);
  return here.program.holding(undecided(why, call.at));
}

function callOwn(functions: readonly Callable[] | undefined, call: Call, here: Here): FlowNode | undefined {
  if (functions === undefined) return undefined;
  return callFunctions(functions, givenOf(call.arguments, call.at, here), call.at, here);
}

function callValue(
  callee: FlowNode,
  call: { readonly arguments: readonly Argument[]; readonly at: Spot },
  here: Here,
): FlowNode {
  return callNode(callee, givenOf(call.arguments, call.at, here), call.at, here);
}

/** `expression(…)`. */
export function evaluateApply(call: Extract<Expression, { kind: 'apply' }>, here: Here): FlowNode {
  return callValue(evaluate(call.callee, here), call, here);
}

/** `new Type(…)`: what its methods give is known for classes of the same file. */
export function evaluateNew(made: Extract<Expression, { kind: 'new' }>, here: Here): FlowNode {
  givenOf(made.arguments, made.at, here);
  return here.program.holding(undecided(`what a new \`${made.type}\` is, is not known`, made.at));
}

function evaluateMethod(call: Call, object: Expression, name: string, here: Here): FlowNode {
  const { module, scope } = here;
  const isStep =
    object.kind === 'name' && STEP_OBJECTS.has(object.name) && scope.find(object.name) === undefined;
  if (isStep && !(object.name === 'this' && module.functions.has(name))) {
    const step = callStep(name, call, here);
    if (step !== undefined) return step;
  }
  const receiver = evaluate(object, here);
  const given = givenOf(call.arguments, call.at, here);
  // In a class of a shared library `script` may be any variable; a `node` with a label and a closure is Jenkins's.
  if (name === 'node' && isNodeStep(call.arguments)) callStep(name, call, here);
  return callMethod({ receiver, name, given, at: call.at, spread: call.spread }, here);
}

function isNodeStep(args: readonly Argument[]): boolean {
  return args.length === 2 && args[1]?.value.kind === 'closure';
}
