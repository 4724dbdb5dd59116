import { type FlowGraph, FlowNode } from './graph.ts';

/** An element of a list, or a value of a map with its key. */
export interface Entry {
  /** Undefined: an element of a list. */
  readonly key: string | undefined;
  readonly value: FlowNode;
}

/** More elements than this are no longer told apart. */
const MOST_ENTRIES = 500;

/** A list or a map of the program. Entries may come late, since the order of a program is not followed here. */
export class Collection {
  readonly id: number;
  readonly kind: 'list' | 'map';
  /** Values of which the key or the place is not known. */
  readonly rest = new FlowNode();
  readonly #graph: FlowGraph;
  readonly #entries: Entry[] = [];
  readonly #fields = new Map<string, FlowNode>();
  readonly #known = new Set<string | FlowNode>();
  readonly #watchers: ((entry: Entry) => void)[] = [];
  readonly #absorbed = new Set<Collection>([this]);

  constructor(graph: FlowGraph, kind: 'list' | 'map', id: number) {
    this.id = id;
    this.#graph = graph;
    this.kind = kind;
  }

  /** Where the value of a key flows; the key may get one later. */
  field(key: string): FlowNode {
    const field = this.#fields.get(key) ?? new FlowNode();
    this.#fields.set(key, field);
    return field;
  }

  /** The element at a place, counted from 0; undefined when no such place was written. */
  element(index: number): FlowNode | undefined {
    return this.#entries[index]?.value;
  }

  /** Adds a value; one with the key of another joins that one. */
  add(value: FlowNode, key?: string): void {
    if (this.#entries.length >= MOST_ENTRIES) {
      this.#graph.edge(value, this.rest);
      return;
    }
    const entry = { key, value: key === undefined ? value : this.field(key) };
    if (key !== undefined) this.#graph.edge(value, entry.value);
    const mark = key ?? value;
    if (this.#known.has(mark)) return;
    this.#known.add(mark);
    this.#entries.push(entry);
    for (const watcher of [...this.#watchers]) watcher(entry);
  }

  /** Calls back for each entry that there is and that will come. */
  watch(watcher: (entry: Entry) => void): void {
    this.#watchers.push(watcher);
    for (const entry of [...this.#entries]) watcher(entry);
  }

  /** All that another collection has, or will have, is here too. */
  absorb(other: Collection): void {
    if (this.#absorbed.has(other)) return;
    this.#absorbed.add(other);
    other.watch(({ key, value }) => this.add(value, key));
    this.#graph.edge(other.rest, this.rest);
  }

  /** All values go to the node. */
  flowInto(node: FlowNode): void {
    this.watch(({ value }) => this.#graph.edge(value, node));
    this.#graph.edge(this.rest, node);
  }
}
