import { FlowNode } from './graph.ts';
import type { Here } from './here.ts';
import { iterate } from './iteration.ts';
import { lift } from './lift.ts';
import type { MethodCall } from './method-call.ts';
import { textValue, undecided } from './value.ts';

/** What a method makes of its receiver and its arguments; undefined: nobody can tell here. */
type TextMethod = (text: string, ...args: readonly string[]) => string;

const PLAIN = /^[\w\s,:;%@#=-]*$/;
const MOST_TURNS = 100;

const METHODS: ReadonlyMap<string, TextMethod> = new Map<string, TextMethod>([
  ['toUpperCase', text => text.toUpperCase()],
  ['toLowerCase', text => text.toLowerCase()],
  ['capitalize', text => text.charAt(0).toUpperCase() + text.slice(1)],
  ['trim', text => text.trim()],
  ['strip', text => text.trim()],
  ['toString', text => text],
  ['intern', text => text],
  ['stripIndent', text => text],
  ['concat', (text, other = '') => text + other],
  ['plus', (text, other = '') => text + other],
  ['minus', (text, other = '') => text.replace(other, () => '')],
  ['replace', (text, from = '', to = '') => text.replaceAll(from, () => to)],
  ['replaceAll', (text, from = '', to = '') => text.replaceAll(from, () => to)],
]);

/** Only of plain texts, since the first argument is a regular expression. */
const WITH_PATTERN = new Set(['replaceAll', 'split']);
const SPLITS = new Set(['split', 'tokenize', 'readLines']);

/** What a method of a text gives. */
export function callTextMethod(call: MethodCall, target: FlowNode, here: Here): void {
  const { receiver, name, given, at } = call;
  const { program } = here;
  if (name === 'times') {
    repeat(call, here);
    return;
  }
  if (SPLITS.has(name)) {
    split(call, target, here);
    return;
  }
  const method = METHODS.get(name);
  if (method === undefined) {
    program.put(target, undecided(`what \`${name}\` of a text gives is not known`, at));
    return;
  }
  const parts = [receiver, ...given.nodes];
  if (WITH_PATTERN.has(name) && !given.nodes.slice(0, 1).every(isPlain)) {
    program.put(target, undecided(`a pattern is not followed`, at));
    return;
  }
  const compute = ([text = '', ...args]: readonly string[]) => method(text, ...args);
  lift(program.graph, { parts, compute, target, what: `\`${name}\``, at });
}

function isPlain(node: FlowNode): boolean {
  return [...node.arrivals.values()].every(({ value }) => value.kind === 'text' && PLAIN.test(value.text));
}

function split({ receiver, name, given, at }: MethodCall, target: FlowNode, here: Here): void {
  const { program } = here;
  const list = program.collection('list');
  const [separator] = given.nodes;
  const [by] = separator === undefined ? [] : [...separator.arrivals.values()].map(({ value }) => value);
  if (
    separator !== undefined &&
    (by?.kind !== 'text' || !PLAIN.test(by.text) || separator.arrivals.size > 1)
  ) {
    program.put(target, undecided(`a separator that is not plain and constant is not followed`, at));
    return;
  }
  program.graph.listen(receiver, arrival => {
    if (arrival.value.kind !== 'text') return;
    const standard = name === 'readLines' ? /\r?\n/ : /\s+/;
    for (const piece of arrival.value.text.split(by?.kind === 'text' ? by.text : standard)) {
      const node = new FlowNode();
      program.graph.put(node, textValue(piece, at), { what: `\`${name}\``, at }, arrival);
      list.add(node);
    }
  });
  program.graph.edge(program.holdingCollection(list), target);
}

/** `3.times { … }`. */
function repeat({ receiver, given, at }: MethodCall, here: Here): void {
  const { program } = here;
  const turns = new FlowNode();
  program.graph.listen(receiver, ({ value }) => {
    const count = value.kind === 'text' && /^\d{1,4}$/.test(value.text) ? Number(value.text) : MOST_TURNS + 1;
    if (count > MOST_TURNS)
      return program.put(turns, undecided('the number of turns is not known, or large', at));
    const list = program.collection('list');
    for (let turn = 0; turn < count; turn++)
      list.add(program.holding(textValue(String(turn), at), { what: 'turn', at }));
    program.graph.edge(program.holdingCollection(list), turns);
  });
  for (const closure of given.nodes) iterate(turns, closure, { at, here, give: element => [element] });
}
