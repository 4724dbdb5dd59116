import type { Expression } from '../syntax/ast.ts';
import { argument, type Call, closureOf, followArguments, givenOf } from './arguments.ts';
import { FlowNode } from './graph.ts';
import { evaluate, followInline, type Here, type Surroundings } from './here.ts';
import { liftJoined } from './lift.ts';
import { constantOf, runsInline } from './names.ts';
import { PARAMETER_STEPS } from './parameters.ts';
import { Environment } from './scope.ts';
import { NULL, textValue, undecided } from './value.ts';

type Step = (call: Call, here: Here) => FlowNode | undefined;

const nothing = (here: Here): FlowNode => here.program.holding(NULL);

/** Steps whose result is made while the build runs, and why nobody can tell it. */
const OUTPUTS: readonly (readonly [string, string])[] = [
  ...['sh', 'bat', 'powershell', 'pwsh'].map(name => [name, 'it is what a program prints'] as const),
  ...['readFile', 'readYaml', 'readJSON', 'readProperties', 'libraryResource'].map(
    name => [name, 'it is what a file holds'] as const,
  ),
  ['input', 'it is what a person enters'],
  ['build', 'it is what another build gives'],
];

/** Steps that give nothing and ask for no agent. */
const SILENT = [
  'echo',
  'print',
  'println',
  'error',
  'unstable',
  'stash',
  'unstash',
  'archiveArtifacts',
  'junit',
];

const STEPS: ReadonlyMap<string, Step> = new Map<string, Step>([
  ['node', (call, here) => nodeStep(call, 'label', here)],
  ['nodeFor', (call, here) => nodeStep(call, 'job', here)],
  // The label of a job, for `agent { label labelFor('ci-gpu') }`: what is asked for is the job.
  ['labelFor', (call, here) => nodeStep(call, 'job', here)],
  ['load', load],
  ['withEnv', withEnv],
  ['pipeline', pipeline],
  ['parallel', passedOn],
  ['properties', passedOn],
  ...OUTPUTS.map(([name, why]) => [name, outputStep(why)] as const),
  ...SILENT.map(name => [name, silent] as const),
  ...PARAMETER_STEPS,
]);

/** What a step of Jenkins does and gives; undefined for what is none that matters here. */
export function callStep(name: string, call: Call, here: Here): FlowNode | undefined {
  const step = STEPS.get(name)?.(call, here);
  return step ?? (runsInline(call, here.module.functions) ? inline(call, here) : undefined);
}

/** Runs the closure behind the arguments then and there. */
export function inline(call: Call, here: Here, around: Surroundings = {}): FlowNode {
  const closure = closureOf(call.arguments);
  givenOf(closure === undefined ? call.arguments : call.arguments.slice(0, -1), call.at, here);
  return closure === undefined ? nothing(here) : followInline(closure, here, around);
}

/** Notes that a label is asked for. */
export function askFor(kind: 'label' | 'job', label: Expression, call: Call, here: Here): void {
  const what = constantOf(call.name) ?? 'node';
  here.program.sinks.push({ kind, node: evaluate(label, here), at: call.at, what, expression: label.at });
}

function nodeStep(call: Call, kind: 'label' | 'job', here: Here): FlowNode {
  const label = argument(call.arguments, 'label');
  if (label !== undefined) askFor(kind, label, call, here);
  const closure = closureOf(call.arguments);
  return closure === undefined ? nothing(here) : followInline(closure, here, { declarative: false });
}

function outputStep(why: string): Step {
  return (call, here) => {
    followArguments(call.arguments, here);
    return here.program.holding(undecided(why, call.at));
  };
}

function silent(call: Call, here: Here): FlowNode {
  followArguments(call.arguments, here);
  return nothing(here);
}

/** The arguments hold closures or declarations; what the step gives is no label. */
function passedOn(call: Call, here: Here): FlowNode {
  givenOf(call.arguments, call.at, here);
  return here.program.holding(undecided(`what \`${constantOf(call.name)}\` gives is not known`, call.at));
}

/** `load 'x.groovy'`: the file, when it is among those given. */
function load(call: Call, here: Here): FlowNode | undefined {
  const { program } = here;
  const path = argument(call.arguments, 'path');
  if (path === undefined) return undefined;
  const target = new FlowNode();
  program.graph.listen(evaluate(path, here), ({ value }) => {
    const modules = value.kind === 'text' ? program.load(value.text) : [];
    for (const module of modules) program.put(target, { kind: 'module', key: `m${module.id}`, module });
    if (modules.length > 0) return;
    const why =
      value.kind === 'text'
        ? `\`${value.text}\` is not among the files given`
        : 'which file is loaded cannot be told';
    program.unseen.push({ why, at: call.at });
    program.put(target, undecided(why, call.at));
  });
  return target;
}

/** `withEnv(['X=1'])`. */
function withEnv(call: Call, here: Here): FlowNode {
  const { program } = here;
  const environment = new Environment(here.environment);
  const [first] = call.arguments;
  const items = first?.value.kind === 'list' ? first.value.items : [];
  for (const item of items) setVariable(item, environment, here);
  if (items.length === 0 && first !== undefined && first.value.kind !== 'closure')
    program.graph.listen(evaluate(first.value, here), ({ value }) => {
      if (value.kind === 'collection') value.collection.watch(entry => setFromText(entry.value, here));
    });
  const closure = closureOf(call.arguments);
  return closure === undefined ? nothing(here) : followInline(closure, here, { environment });
}

/** `"X=${value}"`: the name is constant, the value is what stands behind the `=`. */
function setVariable(item: Expression, environment: Environment, here: Here): void {
  const { program } = here;
  const [head = '', ...rest] = item.kind === 'string' ? item.parts : [];
  const [, name, start = ''] = typeof head === 'string' ? (/^(\w+)=([\s\S]*)$/.exec(head) ?? []) : [];
  if (name === undefined) {
    setFromText(evaluate(item, here), here);
    return;
  }
  const value = new FlowNode();
  const parts = [start, ...rest.map(part => (typeof part === 'string' ? part : evaluate(part, here)))];
  liftJoined(program.graph, {
    parts,
    target: value,
    what: `set as \`${name}\``,
    at: item.at,
  });
  environment.set(name, value);
  program.write('environment', name, value);
}

function setFromText(node: FlowNode, { program }: Here): void {
  program.graph.listen(node, arrival => {
    const { value, step } = arrival;
    const [, name, text = ''] = value.kind === 'text' ? (/^(\w+)=([\s\S]*)$/.exec(value.text) ?? []) : [];
    if (name === undefined || step === undefined) return;
    const set = new FlowNode();
    program.graph.put(set, textValue(text, step.at), { what: `set as \`${name}\``, at: step.at }, arrival);
    program.write('environment', name, set);
  });
}

function pipeline(call: Call, here: Here): FlowNode {
  return inline(call, here, { declarative: true, environment: new Environment(here.environment) });
}
