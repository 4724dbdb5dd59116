import type { Code, Spot } from '../syntax/ast.ts';
import type { Callable } from './callable.ts';
import { Collection } from './collection.ts';
import { FlowGraph, FlowNode, type Step } from './graph.ts';
import { Instances } from './instances.ts';
import { type Module, makeModule, type ReadFile } from './module.ts';
import { undecided, type Value } from './value.ts';

/** A place where a label, or a CI job that stands for labels, is asked for. */
export interface Sink {
  readonly kind: 'label' | 'job';
  readonly node: FlowNode;
  readonly at: Spot;
  /** Such as `node` or `agent`. */
  readonly what: string;
  /** The expression that is the label. */
  readonly expression: Spot;
}

/** A name outside all scopes, and whether anything gives it a value. */
interface Cell {
  readonly node: FlowNode;
  written: boolean;
}

/** The families of names outside all scopes. */
export type Family = 'binding' | 'environment' | 'parameter';

interface PendingRead {
  readonly node: FlowNode;
  readonly cells: readonly Cell[];
  readonly why: string;
  readonly at: Spot;
}

function stepName(file: string): string | undefined {
  return /(?:^|\/)vars\/([^/]+)\.groovy$/.exec(file)?.[1];
}

/** All that one Jenkinsfile and the files that it loads share while they are read. */
export class Program {
  readonly graph = new FlowGraph();
  readonly instances = new Instances(this.graph);
  readonly sinks: Sink[] = [];
  /** What could not be read or found, whether or not a label depends on it. */
  readonly unseen: { readonly why: string; readonly at: Spot }[] = [];
  readonly #files: readonly ReadFile[];
  readonly #modules = new Map<ReadFile, Module>();
  readonly #waiting: Module[] = [];
  readonly #cells = new Map<string, Cell>();
  readonly #pending: PendingRead[] = [];
  #made = 0;
  #dynamic = false;

  /** @param files the Jenkinsfile itself comes first */
  constructor(files: readonly ReadFile[]) {
    this.#files = files;
    for (const file of files.slice(0, 1)) this.#module(file);
  }

  /** The next file whose statements have not been followed yet. */
  nextFile(): Module | undefined {
    return this.#waiting.shift();
  }

  /** The files that became part of the program. */
  get parts(): readonly ReadFile[] {
    return [...this.#modules.keys()];
  }

  /** A call of which nobody can tell the function: from then on any function may be called. */
  noteDynamicCall(why: string, at: Spot): void {
    this.#dynamic = true;
    this.unseen.push({ why, at });
  }

  /**
   * What nothing called so far and somebody may call: closures, since an unknown step may run them, and the functions
   * of a library. A function that nothing calls in a Jenkinsfile, or in a file that it loads, never runs.
   */
  callableFromOutside(): readonly Callable[] {
    const [main] = this.#modules.values();
    return this.instances
      .uncalled()
      .filter(
        ({ module, isFunction }) => !isFunction || this.#dynamic || (module === main && module.library),
      );
  }

  /** A number that nothing else of this program has. */
  fresh(): number {
    return ++this.#made;
  }

  /** Whether a name outside all scopes was given a value so far. */
  isWritten(family: Family, name: string): boolean {
    return this.#cell(family, name).written;
  }

  write(family: Family, name: string, value: FlowNode, step?: Step): void {
    const cell = this.#cell(family, name);
    cell.written = true;
    this.graph.edge(value, cell.node, step);
  }

  /** The value of a name outside all scopes: of the first family, or of any of the others. */
  read(families: readonly Family[], name: string, why: string, at: Spot): FlowNode {
    const node = new FlowNode();
    const cells = families.map(family => this.#cell(family, name));
    for (const cell of cells) this.graph.edge(cell.node, node);
    if (this.#files.some(({ names }) => names.words.has(name))) this.#pending.push({ node, cells, why, at });
    else this.put(node, undecided(why, at));
    return node;
  }

  put(node: FlowNode, value: Value, step?: Step): void {
    this.graph.put(node, value, step);
  }

  /** A node with one value. */
  holding(value: Value, step?: Step): FlowNode {
    const node = new FlowNode();
    this.graph.put(node, value, step);
    return node;
  }

  /** A new list or map. */
  collection(kind: 'list' | 'map'): Collection {
    return new Collection(this.graph, kind, this.fresh());
  }

  holdingCollection(collection: Collection): FlowNode {
    return this.holding({ kind: 'collection', key: `c${collection.id}`, collection });
  }

  /** A closure, ready to be called. */
  closure(code: Code, of: Omit<Callable, 'key' | 'code' | 'isFunction'>): Callable {
    const key = `f${this.fresh()}`;
    const callable = { ...of, key, code, isFunction: false };
    this.instances.register(callable);
    return callable;
  }

  /** Makes the files that a path of `load` may mean part of the program. */
  load(path: string): readonly Module[] {
    const wanted = path.replace(/^(?:\.\/)+/, '');
    const exact = this.#files.filter(({ script }) => script.file === wanted);
    const found =
      exact.length > 0 ? exact : this.#files.filter(({ script }) => script.file.endsWith(`/${wanted}`));
    return found.map(file => this.#module(file));
  }

  /** The shared library's file of this name, `vars/<name>.groovy`; its `call` is the step of the name. */
  useLibrary(name: string): Module | undefined {
    const file = this.#files.find(({ script }) => stepName(script.file) === name);
    return file && this.#module(file);
  }

  /** Says of the names that nothing gave a value that they cannot be decided. @returns whether there were such */
  decidePending(): boolean {
    const reads = this.#pending.splice(0).filter(({ cells }) => !cells.some(({ written }) => written));
    for (const { node, why, at } of reads) this.put(node, undecided(why, at));
    return reads.length > 0;
  }

  #module(file: ReadFile): Module {
    const module = this.#modules.get(file) ?? makeModule(file, this.graph, this.instances, this.fresh());
    if (!this.#modules.has(file)) this.#waiting.push(module);
    this.#modules.set(file, module);
    return module;
  }

  #cell(family: Family, name: string): Cell {
    const key = `${family} ${name}`;
    const cell = this.#cells.get(key) ?? { node: new FlowNode(), written: false };
    this.#cells.set(key, cell);
    return cell;
  }
}
