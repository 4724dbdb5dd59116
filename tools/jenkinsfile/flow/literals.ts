import type { Expression } from '../syntax/ast.ts';
import { FlowNode } from './graph.ts';
import { evaluate, type Here } from './here.ts';
import { liftJoined } from './lift.ts';
import { constantOf } from './names.ts';
import { textValue, undecided } from './value.ts';

type Of<K extends Expression['kind']> = Extract<Expression, { kind: K }>;

const LARGEST_RANGE = 100;

/** `'text'` and `"text ${value}"`. */
export function evaluateString(expression: Of<'string'>, here: Here): FlowNode {
  const { at, parts } = expression;
  const constant = constantOf(expression);
  if (constant !== undefined) return here.program.holding(textValue(constant, at), { what: 'constant', at });
  const target = new FlowNode();
  const flowing = parts.map(part => (typeof part === 'string' ? part : evaluate(part, here)));
  liftJoined(here.program.graph, {
    parts: flowing,
    target,
    what: 'put into a text',
    at,
  });
  return target;
}

/** `[a, b]`. */
export function evaluateList({ items }: Of<'list'>, here: Here): FlowNode {
  const { program } = here;
  const list = program.collection('list');
  for (const item of items) {
    const value = evaluate(item, here);
    if (item.kind === 'unary' && item.operator === '*') program.graph.edge(value, list.rest);
    else list.add(value);
  }
  return program.holdingCollection(list);
}

/** `[key: value]`. */
export function evaluateMap({ entries }: Of<'map'>, here: Here): FlowNode {
  const { program } = here;
  const map = program.collection('map');
  for (const { name, value } of entries) {
    const node = evaluate(value, here);
    if (name === undefined) {
      // `*:other` brings all of another map.
      program.graph.listen(node, ({ value: other }) => {
        if (other.kind === 'collection') map.absorb(other.collection);
      });
      continue;
    }
    const key = constantOf(name) ?? (name.kind === 'constant' ? name.text : undefined);
    if (key !== undefined) map.add(node, key);
    else addUnderKeys(evaluate(name, here), node);
  }
  return program.holdingCollection(map);

  function addUnderKeys(keys: FlowNode, node: FlowNode): void {
    program.graph.listen(keys, ({ value: key }) => {
      if (key.kind === 'text') map.add(node, key.text);
      else program.graph.edge(node, map.rest);
    });
  }
}

/** A small range of constant numbers is a list. */
export function evaluateRange({ from, to, open, at }: Of<'range'>, here: Here): FlowNode {
  const { program } = here;
  const [first, last] = [from, to].map(end =>
    end.kind === 'constant' ? Number.parseInt(end.text, 10) : Number.NaN,
  );
  if (first === undefined || last === undefined || !(last - first < LARGEST_RANGE && last >= first)) {
    evaluate(from, here);
    evaluate(to, here);
    return program.holding(undecided('the bounds of a range are not constant, or far apart', at));
  }
  const list = program.collection('list');
  for (let number = first; number <= (open ? last - 1 : last); number++)
    list.add(program.holding(textValue(String(number), at), { what: 'range', at }));
  return program.holdingCollection(list);
}
