import type { Code, Expression } from '../syntax/ast.ts';
import { callsIn, closureOf } from './arguments.ts';
import { FlowNode } from './graph.ts';
import { evaluate, type Here } from './here.ts';
import { constantOf } from './names.ts';

/** More cells than this are not told apart; Jenkins itself would hardly run them. */
const MOST_CELLS = 256;

interface Axis {
  readonly name: string;
  readonly values: readonly { readonly text: string | undefined; readonly node: FlowNode }[];
  /** Of an exclusion: it holds for all but these values. */
  readonly negated: boolean;
}

type Choice = ReadonlyMap<string, Axis['values'][number]>;

/** The axes of a matrix's cells: for each cell the value of each. */
export function cellsOf(matrix: Code, here: Here): readonly ReadonlyMap<string, FlowNode>[] {
  const axes = blocks(matrix, 'axes').flatMap(block => axesOf(block, here));
  const excludes = blocks(matrix, 'excludes').flatMap(block =>
    blocks(block, 'exclude').map(exclude => axesOf(exclude, here)),
  );
  const count = axes.reduce((product, { values }) => product * Math.max(1, values.length), 1);
  if (count > MOST_CELLS) return [together(axes, here)];
  let cells: Choice[] = [new Map()];
  for (const { name, values } of axes)
    cells = cells.flatMap(cell => values.map(value => new Map([...cell, [name, value] as const])));
  return cells
    .filter(cell => !excludes.some(exclude => exclude.length > 0 && exclude.every(axis => isIn(cell, axis))))
    .map(cell => new Map([...cell].map(([name, { node }]) => [name, node])));
}

function blocks(code: Code, name: string): readonly Code[] {
  return callsIn(code).flatMap(call =>
    constantOf(call.name) === name ? (closureOf(call.arguments) ?? []) : [],
  );
}

function axesOf(code: Code, here: Here): readonly Axis[] {
  return blocks(code, 'axis').flatMap(block => {
    const parts = callsIn(block);
    const find = (wanted: string) => parts.find(part => constantOf(part.name) === wanted)?.arguments;
    const name = find('name')?.[0]?.value;
    const values = find('values') ?? find('notValues') ?? [];
    const text = name && constantOf(name);
    if (text === undefined) return [];
    return [
      {
        name: text,
        values: values.map(({ value }) => axisValue(text, value)),
        negated: find('notValues') !== undefined,
      },
    ];
  });

  function axisValue(name: string, value: Expression): Axis['values'][number] {
    const node = new FlowNode();
    here.program.graph.edge(evaluate(value, here), node, { what: `axis \`${name}\``, at: value.at });
    return { text: constantOf(value), node };
  }
}

function isIn(cell: Choice, { name, values, negated }: Axis): boolean {
  const text = cell.get(name)?.text;
  return values.some(value => value.text === text) !== negated;
}

function together(axes: readonly Axis[], { program }: Here): ReadonlyMap<string, FlowNode> {
  return new Map(
    axes.map(({ name, values }) => {
      const any = new FlowNode();
      for (const { node } of values) program.graph.edge(node, any);
      return [name, any];
    }),
  );
}
