import type { Argument } from '../syntax/ast.ts';
import type { Call } from './arguments.ts';
import { FlowNode, type Step } from './graph.ts';
import { evaluate, type Here } from './here.ts';
import { constantOf } from './names.ts';
import { textValue, undecided } from './value.ts';

type ParameterStep = (call: Call, here: Here) => FlowNode | undefined;

/** The declarations of build parameters, in `parameters { }` and in `properties([parameters([…])])`. */
export const PARAMETER_STEPS: readonly (readonly [name: string, step: ParameterStep])[] = [
  ['choice', choice],
  ['string', free],
  ['text', free],
  ['booleanParam', bool],
];

function named(args: readonly Argument[], name: string): Argument | undefined {
  return args.find(argument => argument.name !== undefined && constantOf(argument.name) === name);
}

function nameOf({ arguments: args }: Call): string | undefined {
  const name = named(args, 'name')?.value;
  return name && constantOf(name);
}

/** One of the choices, whoever starts the build. */
function choice(call: Call, here: Here): FlowNode | undefined {
  const { program } = here;
  const name = nameOf(call);
  const choices = named(call.arguments, 'choices')?.value;
  if (name === undefined || choices === undefined) return undefined;
  const all = new FlowNode();
  const step = { what: `choice of the parameter \`${name}\``, at: choices.at };
  program.graph.listen(evaluate(choices, here), ({ value }) => {
    if (value.kind === 'collection') value.collection.flowInto(all);
    else if (value.kind !== 'text') program.put(all, value);
    else
      for (const line of value.text.split('\n')) program.put(all, textValue(line.trim(), choices.at), step);
  });
  program.write('parameter', name, all, step);
  return new FlowNode();
}

/** The default, or whatever somebody writes. */
function free(call: Call, here: Here): FlowNode | undefined {
  const { program } = here;
  const name = nameOf(call);
  const initial = named(call.arguments, 'defaultValue')?.value;
  if (name === undefined || initial === undefined) return undefined;
  const step: Step = { what: `default of the parameter \`${name}\``, at: initial.at };
  program.write('parameter', name, evaluate(initial, here), step);
  const why = `whoever starts the build may write anything for the parameter \`${name}\``;
  program.write('parameter', name, program.holding(undecided(why, call.at)));
  return new FlowNode();
}

function bool(call: Call, { program }: Here): FlowNode | undefined {
  const name = nameOf(call);
  if (name === undefined) return undefined;
  for (const text of ['true', 'false'])
    program.write(
      'parameter',
      name,
      program.holding(textValue(text, call.at), { what: 'parameter', at: call.at }),
    );
  return new FlowNode();
}
