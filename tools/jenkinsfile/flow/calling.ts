import type { Spot } from '../syntax/ast.ts';
import type { Callable } from './callable.ts';
import { FlowNode } from './graph.ts';
import { type Here, siteOf } from './here.ts';
import { type Given, parametersOf } from './instances.ts';

/** Calls those of the functions with one name that take so many arguments. */
export function callFunctions(functions: readonly Callable[], given: Given, at: Spot, here: Here): FlowNode {
  const { program } = here;
  const fitting = functions.filter(({ code }) => {
    const parameters = parametersOf(code);
    const needed = parameters.filter(({ initial }) => initial === undefined).length;
    return (
      given.spread.length > 0 || (given.nodes.length <= parameters.length && given.nodes.length >= needed)
    );
  });
  const result = new FlowNode();
  const calls = [...here.calls, siteOf(at)];
  for (const callable of fitting.length > 0 ? fitting : functions)
    program.graph.edge(program.instances.call(callable, given, calls), result, {
      what: `returned by ${callable.name}`,
      at,
    });
  return result;
}

/** Calls whatever closures come to the node. */
export function callNode(callee: FlowNode, given: Given, at: Spot, here: Here): FlowNode {
  const { program } = here;
  const result = new FlowNode();
  program.graph.listen(callee, ({ value, step, from }) => {
    if (value.kind === 'undecided') program.graph.put(result, value, step, from);
    const functions =
      value.kind === 'code'
        ? [value.callable]
        : value.kind === 'module'
          ? value.module.functions.get('call')
          : undefined;
    if (functions !== undefined) program.graph.edge(callFunctions(functions, given, at, here), result);
  });
  return result;
}
