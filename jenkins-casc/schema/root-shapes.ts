import { CLASSES, IMPLEMENTATIONS, LISTED, LISTS, SHARED_NAMES } from './additions.ts';
import type { RecordedRoot, RecordedType } from './recorded.ts';
import { ROOT_ATTRIBUTES } from './root-attributes.ts';
import { ANYTHING, FLAG, implementationOf, listOf, mapOf, NUMBER, named, type Shape, TEXT } from './shape.ts';

const REFERENCE = '#/definitions/';
const SCALARS = { string: TEXT, integer: NUMBER, boolean: FLAG } as const;

/** `hudson.model.View` is recorded as `view`, `com.example.Cloud$ExecutorScaler` as `executorScaler`. */
function shortName(javaClass: string): string {
  const simple = javaClass.slice(Math.max(javaClass.lastIndexOf('.'), javaClass.lastIndexOf('$')) + 1);
  return simple.charAt(0).toLowerCase() + simple.slice(1);
}

/** The shapes of one root: what its names and references stand for. */
export class RootShapes {
  readonly #root: string;
  readonly #recorded: RecordedRoot;
  readonly #classes: ReadonlyMap<string, readonly string[]>;

  constructor(root: string, recorded: RecordedRoot) {
    this.#root = root;
    this.#recorded = recorded;
    this.#classes = classesBySymbol(recorded);
  }

  /** The root itself: its attributes, and no others. */
  top(): Shape {
    const own = this.#recorded[this.#root];
    if (own?.properties !== undefined) return this.#map(own.properties, this.#root);
    const attributes = ROOT_ATTRIBUTES[this.#root] ?? Object.keys(this.#recorded);
    return mapOf(Object.fromEntries(attributes.map(name => [name, this.#attribute(name)])));
  }

  /** What has this name: an interface's implementations, or a definition. */
  named(name: string): Shape {
    const found = this.#recorded[name];
    if (found?.oneOf !== undefined) return implementationOf(name);
    return found?.properties === undefined ? ANYTHING : this.#map(found.properties, name);
  }

  /** The implementations of an interface by symbol; undefined when the root has no such interface. */
  implementations(name: string): ReadonlyMap<string, Shape> | undefined {
    const options = this.#recorded[name]?.oneOf;
    if (options === undefined) return undefined;
    const found = new Map(
      options.flatMap(option =>
        symbolsOf(option).map(([symbol, type]) => [symbol, this.#class(type, symbol)]),
      ),
    );
    for (const [symbol, javaClass] of Object.entries(IMPLEMENTATIONS[name] ?? {}))
      found.set(symbol, CLASSES[javaClass]?.shape ?? ANYTHING);
    return found;
  }

  /** An attribute stands among the names of its root. */
  #attribute(name: string): Shape {
    const shared = SHARED_NAMES[`${this.#root}.${name}`];
    if (shared !== undefined) return shared;
    const type = this.#recorded[name];
    return type === undefined || type.oneOf !== undefined || this.#classes.has(name)
      ? ANYTHING
      : this.#shape(type, name);
  }

  #map(properties: Readonly<Record<string, RecordedType>>, owner: string): Shape {
    return mapOf(
      Object.fromEntries(
        Object.entries(properties).map(([key, type]) => {
          const path = `${owner}.${key}`;
          return [key, LISTED[path] ?? this.#shape(type, path)];
        }),
      ),
    );
  }

  #shape(type: RecordedType, path: string): Shape {
    if (type.enum !== undefined) return { kind: 'choice', values: type.enum };
    if (type.$id !== undefined) return this.#class(type, undefined);
    if (type.type === 'array') return listOf(this.#items(type.items?.[0], path));
    if (type.type === 'object')
      return type.properties === undefined ? ANYTHING : this.#map(type.properties, path);
    return type.type === undefined ? ANYTHING : SCALARS[type.type];
  }

  /** Lists of implementations are recorded as lists of maps without a key. */
  #items(item: RecordedType | undefined, path: string): Shape {
    if (item?.properties !== undefined && Object.keys(item.properties).length > 0)
      return this.#map(item.properties, path);
    const known = LISTS[path.slice(path.lastIndexOf('.') + 1)];
    return known?.kind === 'implementation' && this.#recorded[known.of] === undefined
      ? ANYTHING
      : (known ?? ANYTHING);
  }

  /** Of two classes with one symbol only one is recorded, nobody knows which: then anything goes. */
  #class({ $id = '' }: RecordedType, symbol: string | undefined): Shape {
    const javaClass = $id.slice(REFERENCE.length);
    const added = CLASSES[javaClass]?.shape;
    if (added !== undefined) return added;
    const name = symbol ?? shortName(javaClass);
    const rivals = symbol === undefined ? 1 : (this.#classes.get(symbol)?.length ?? 0);
    return this.#recorded[name]?.$id === $id || rivals > 1 ? ANYTHING : named(name);
  }
}

const symbolsOf = (option: RecordedType) => Object.entries(option.properties ?? {});

function classesBySymbol(recorded: RecordedRoot): ReadonlyMap<string, readonly string[]> {
  const classes = new Map<string, string[]>();
  for (const { oneOf = [] } of Object.values(recorded))
    for (const [symbol, { $id = '' }] of oneOf.flatMap(symbolsOf))
      classes.set(symbol, [...(classes.get(symbol) ?? []), $id]);
  return classes;
}
