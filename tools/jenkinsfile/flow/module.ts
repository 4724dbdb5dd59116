import type { Script, Statement } from '../syntax/ast.ts';
import type { Callable } from './callable.ts';
import type { FlowGraph } from './graph.ts';
import type { Instances } from './instances.ts';
import type { Names } from './names.ts';
import { Environment, Scope } from './scope.ts';
import { Tracker } from './variables.ts';
import { everyPiece } from './walk.ts';

/** A file that was read, and what its text says of names. */
export interface ReadFile {
  readonly script: Script;
  readonly names: Names;
}

/** A file as a part of a program. */
export interface Module {
  readonly id: number;
  readonly script: Script;
  /** All functions by name, those of classes too. */
  readonly functions: ReadonlyMap<string, readonly Callable[]>;
  /** Functions of the classes in the file. */
  readonly methods: ReadonlyMap<string, readonly Callable[]>;
  /** What every function of it sees: the variables with `@Field`. */
  readonly fields: Scope;
  /** Whether others call its functions: a step of a shared library, or a file to load. */
  readonly library: boolean;
  /** Names of variables that are assigned at times which are not followed. */
  readonly shared: ReadonlySet<string>;
}

/** Statements that do nothing by themselves. */
const DECLARING = new Set(['function', 'class', 'declare', 'block', 'unknown']);

/** A file of a shared library, one that ends with `return this`, or one that only declares. */
function isLibrary({ file, body }: Script): boolean {
  if (/(?:^|\/)(?:vars|src)\//.test(file)) return true;
  const last = body.at(-1);
  const returns = last?.kind === 'return' && last.value?.kind === 'name' && last.value.name === 'this';
  return returns || body.every(({ kind }) => DECLARING.has(kind));
}

type FunctionStatement = Extract<Statement, { kind: 'function' }>;

function fieldsOf(it: Statement): readonly string[] {
  return it.kind === 'declare' && it.field ? it.variables.map(({ name }) => name) : [];
}

/** Makes a file part of a program. @param id a number that no other module of the program has */
export function makeModule(
  { script, names }: ReadFile,
  graph: FlowGraph,
  instances: Instances,
  id: number,
): Module {
  const fields = new Scope(undefined);
  const tracker = new Tracker(graph);
  const functions = new Map<string, Callable[]>();
  const methods = new Map<string, Callable[]>();
  const module = { id, script, functions, methods, fields, library: isLibrary(script), shared: names.shared };
  const declare = ({ name, code }: FunctionStatement, inClass: boolean) => {
    const callable: Callable = {
      ...{
        key: `${id} ${code.at.start}`,
        name: `\`${name}\``,
        code,
        isFunction: true,
        module,
        scope: fields,
      },
      ...{ environment: new Environment(), calls: [], returnsTo: undefined },
    };
    instances.register(callable);
    for (const map of inClass ? [functions, methods] : [functions])
      map.set(name, [...(map.get(name) ?? []), callable]);
  };
  const inClasses = new Set<Statement>();
  for (const { of, it } of everyPiece(script.body)) {
    if (of !== 'statement') continue;
    for (const name of fieldsOf(it)) fields.declare(name, tracker.declare(true));
    if (it.kind === 'class') for (const statement of it.body) inClasses.add(statement);
    if (it.kind === 'function') declare(it, inClasses.has(it));
  }
  return module;
}
