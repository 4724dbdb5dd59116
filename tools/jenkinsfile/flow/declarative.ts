import type { Code, Expression } from '../syntax/ast.ts';
import { argument, type Call, callsIn, closureOf } from './arguments.ts';
import { FlowNode } from './graph.ts';
import { evaluate, followInline, type Here } from './here.ts';
import { cellsOf } from './matrix.ts';
import { constantOf } from './names.ts';
import { Environment } from './scope.ts';
import { askFor, inline } from './steps.ts';
import { NULL } from './value.ts';

type Section = (call: Call, here: Here) => FlowNode | undefined;

/** Sections that hold sections. */
const NESTING = ['stages', 'stage', 'parallel', 'parameters'];
/** Sections that hold steps, or nothing that asks for an agent. */
const PLAIN = ['steps', 'script', 'post', 'when', 'options', 'triggers', 'tools', 'input', 'libraries'];

const SECTIONS: ReadonlyMap<string, Section> = new Map<string, Section>([
  ...NESTING.map(name => [name, nest] as const),
  ...PLAIN.map(name => [name, plain] as const),
  ['agent', agent],
  ['environment', environment],
  ['matrix', matrix],
  ['axes', skip],
  ['excludes', skip],
]);

/** What a section of a declarative pipeline does; undefined for what is none. */
export function callDeclarative(name: string, call: Call, here: Here): FlowNode | undefined {
  return SECTIONS.get(name)?.(call, here);
}

function nest(call: Call, here: Here): FlowNode | undefined {
  if (closureOf(call.arguments) === undefined) return undefined;
  return inline(call, here, { environment: new Environment(here.environment) });
}

function plain(call: Call, here: Here): FlowNode | undefined {
  return closureOf(call.arguments) && inline(call, here, { declarative: false });
}

function skip(_: Call, { program }: Here): FlowNode {
  return program.holding(NULL);
}

const HOLDERS = new Set(['node', 'docker', 'dockerfile']);

/** `agent { label X }`, and the label inside `node`, `docker` and `dockerfile`. Kubernetes brings its own agents. */
function agent(call: Call, here: Here): FlowNode {
  const closure = closureOf(call.arguments);
  if (closure !== undefined) agentParts(closure, here);
  return here.program.holding(NULL);
}

function agentParts(closure: Code, here: Here): void {
  for (const part of callsIn(closure)) {
    const name = constantOf(part.name) ?? '';
    const label = name === 'label' || HOLDERS.has(name) ? argument(part.arguments, 'label') : undefined;
    const isLabel =
      name === 'label' || part.arguments.some(({ name: each }) => each && constantOf(each) === 'label');
    if (label !== undefined && isLabel) askFor('label', label, part, here);
    const inner = closureOf(part.arguments);
    if (inner !== undefined && HOLDERS.has(name)) agentParts(inner, here);
  }
}

/** `environment { X = 'a' }`, for the block that it stands in. */
function environment(call: Call, here: Here): FlowNode {
  const { program } = here;
  for (const statement of closureOf(call.arguments)?.body ?? []) {
    const assignment = statement.kind === 'expression' ? statement.expression : undefined;
    if (assignment?.kind === 'assign' && assignment.target.kind === 'name')
      set(assignment.target.name, assignment.value);
  }
  return program.holding(NULL);

  function set(name: string, expression: Expression): void {
    const value = new FlowNode();
    program.graph.edge(evaluate(expression, here), value, { what: `set as \`${name}\``, at: expression.at });
    here.environment.set(name, value);
    program.write('environment', name, value);
  }
}

/** Each cell of a matrix is followed by itself, with its own values of the axes. */
function matrix(call: Call, here: Here): FlowNode | undefined {
  const closure = closureOf(call.arguments);
  if (closure === undefined) return undefined;
  for (const [number, cell] of cellsOf(closure, here).entries()) {
    const own = new Environment(here.environment);
    for (const [name, value] of cell) {
      own.set(name, value);
      here.program.write('environment', name, value);
    }
    followInline(closure, here, {
      environment: own,
      declarative: true,
      calls: [...here.calls, `cell${number}`],
    });
  }
  return here.program.holding(NULL);
}
