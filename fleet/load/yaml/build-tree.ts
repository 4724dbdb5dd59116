import {
  type AliasEvent,
  COLLECTION_STYLE,
  type CollectionStyle,
  EVENT_ID,
  type Event,
  getScalarValue,
  SCALAR_STYLE,
  type ScalarEvent,
} from 'js-yaml';
import type { Place, Problem } from '../../problem.ts';
import type { Entry, ListNode, MapNode, Node, ScalarNode } from '../tree.ts';
import { written } from '../written.ts';
import { Anchors } from './anchors.ts';
import { hasUnwanted } from './check-text.ts';
import type { LineTable } from './line-table.ts';
import { losesDigits, plainScalarValue } from './scalar-value.ts';
import * as say from './tree-problems.ts';

/** The tree of a file's first document, and what is wrong with it beyond syntax. */
export interface Built {
  /** Undefined for a document without content. */
  readonly root: Node | undefined;
  readonly problems: readonly Problem[];
  /** How many of the events belong to the first document. */
  readonly used: number;
}

/** Builds the tree of the first document from the parser's events, whose ranges are offsets of `text`. */
export function buildTree(events: readonly Event[], text: string, lines: LineTable): Built {
  return new TreeBuilder(events, text, lines).build();
}

class TreeBuilder {
  readonly #events: readonly Event[];
  readonly #text: string;
  readonly #lines: LineTable;
  readonly #anchors = new Anchors();
  readonly #problems: Problem[] = [];
  readonly #path: (string | number)[] = [];
  #next = 1; // behind the event that opens the document
  /** Where the last key or value stood: an empty value has no place of its own. */
  #last: Place;

  constructor(events: readonly Event[], text: string, lines: LineTable) {
    this.#events = events;
    this.#text = text;
    this.#lines = lines;
    this.#last = lines.placeAt(0);
  }

  build(): Built {
    const empty = (this.#events[this.#next]?.type ?? EVENT_ID.POP) === EVENT_ID.POP;
    const root = empty ? undefined : this.#node();
    return { root, problems: this.#problems, used: this.#next + 1 };
  }

  #node(): Node {
    const event = this.#events[this.#next++];
    this.#anchors.count();
    if (event?.type === EVENT_ID.ALIAS) return this.#alias(event);
    if (event === undefined || event.type === EVENT_ID.DOCUMENT || event.type === EVENT_ID.POP)
      throw new Error('the YAML parser closed more than it opened');
    this.#refuseTag(event.tagStart, event.tagEnd);
    if (event.type === EVENT_ID.SCALAR && event.anchorStart < 0) return this.#scalar(event);
    const name = event.anchorStart < 0 ? undefined : this.#text.slice(event.anchorStart, event.anchorEnd);
    return this.#anchors.within(name, () => {
      if (event.type === EVENT_ID.SCALAR) return this.#scalar(event);
      const place = this.#placeAt(event.start);
      return event.type === EVENT_ID.MAPPING ? this.#map(place, event.style) : this.#list(place);
    });
  }

  #map(place: Place, style: CollectionStyle): MapNode {
    const entries = new Map<string, Entry>();
    while (!this.#closes()) {
      const key = this.#key();
      const keyPlace = this.#last;
      this.#path.push(key ?? '?');
      const first = key === undefined ? undefined : entries.get(key);
      if (first) this.#problems.push(say.duplicateKey(this.#spot(keyPlace), key ?? '', first.keyPlace));
      if (key !== undefined && style === COLLECTION_STYLE.BLOCK && keyPlace.column !== place.column)
        this.#problems.push(say.misplacedKey(this.#spot(keyPlace), key));
      const value = this.#node();
      if (key !== undefined && !first) entries.set(key, { keyPlace, value });
      this.#path.pop();
    }
    return { kind: 'map', entries, place };
  }

  #list(place: Place): ListNode {
    const items: Node[] = [];
    while (!this.#closes()) {
      this.#path.push(items.length);
      items.push(this.#node());
      this.#path.pop();
    }
    return { kind: 'list', items, place };
  }

  #closes(): boolean {
    const closes = this.#events[this.#next]?.type === EVENT_ID.POP;
    if (closes) this.#next++;
    return closes;
  }

  /** The next key, or undefined (told as a problem) for one that is no text. Sets `#last` to its place. */
  #key(): string | undefined {
    const node = this.#node();
    this.#last = node.place;
    const text = node.kind === 'scalar' && typeof node.value === 'string' ? node.value : undefined;
    if (node.kind === 'scalar' && node.source === '<<')
      this.#problems.push(say.mergeKey(this.#spot(node.place)));
    else if (text === undefined || text === '__proto__')
      this.#problems.push(say.badKey(this.#spot(node.place), written(node)));
    else return text;
    return undefined;
  }

  #scalar(event: ScalarEvent): ScalarNode {
    if (event.valueStart < 0) return { kind: 'scalar', value: null, source: '', place: this.#last };
    const quotes =
      event.style === SCALAR_STYLE.SINGLE_QUOTED || event.style === SCALAR_STYLE.DOUBLE_QUOTED ? 1 : 0;
    const place = this.#placeAt(event.valueStart - quotes);
    const text = getScalarValue(this.#text, event);
    if (event.style === SCALAR_STYLE.PLAIN) {
      const value = plainScalarValue(text);
      if (typeof value === 'number' && losesDigits(value, text))
        this.#problems.push(say.digitsLost(this.#spot(place), text));
      return { kind: 'scalar', value, source: text, place };
    }
    const source = this.#text.slice(event.valueStart - quotes, event.valueEnd + quotes);
    if (!event.fast && hasUnwanted(text)) this.#problems.push(say.unwantedEscape(this.#spot(place), source));
    return { kind: 'scalar', value: text, source, place };
  }

  #alias(event: AliasEvent): Node {
    const place = this.#placeAt(event.anchorStart - 1);
    const name = this.#text.slice(event.anchorStart, event.anchorEnd);
    const target = this.#anchors.follow(name);
    if (typeof target !== 'string') return { ...target, place };
    this.#problems.push(say.badAlias(this.#spot(place), name, target, this.#anchors.names()));
    return { kind: 'scalar', value: null, source: `*${name}`, place };
  }

  #refuseTag(start: number, end: number): void {
    if (start < 0) return;
    this.#problems.push(say.tagged(this.#spot(this.#placeAt(start)), this.#text.slice(start, end)));
  }

  #placeAt(offset: number): Place {
    this.#last = this.#lines.placeAt(offset);
    return this.#last;
  }

  #spot(place: Place): say.Spot {
    return { place, path: [...this.#path] };
  }
}
