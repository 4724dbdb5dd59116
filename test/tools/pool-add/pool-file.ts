import fc from 'fast-check';

/** A fleet file in some layout, with the column in which a new pool has to begin, where that is a block. */
export interface PoolFile {
  readonly text: string;
  /** Blanks before each pool's name. */
  readonly indent: number;
  /** Blanks more before each key of a pool. */
  readonly step: number;
}

const comment = fc.constantFrom('# a', '#', '# pools:', '# x: [y', '#: {');
const blankOrComment = (indent: number) =>
  fc.array(
    fc.oneof(
      fc.constant(''),
      fc.constant('   '),
      fc
        .tuple(fc.constantFrom(0, indent, indent + 3), comment)
        .map(([blanks, text]) => ' '.repeat(blanks) + text),
    ),
    { maxLength: 3 },
  );

/** Pools as people write them: all in block style, in braces over one or more lines, with texts of many lines. */
const pool = (indent: string, step: string) =>
  fc.constantFrom(
    [
      `${indent}$: # c`,
      `${indent}${step}labels: [A, 'b c'] # d`,
      `${indent}${step}static:`,
      `${indent}${step}  hosts: 2`,
    ],
    [`${indent}$: {labels: [A], static: {hosts: 2}}`],
    [`${indent}"$": {labels: [A],`, `${indent}  static: {hosts: 2}`, `${indent} }`],
    [`${indent}$:`, `${indent}${step}note: |`, `${indent}${step}  x`, `${indent}${step}  # no comment`, ''],
    [`${indent}$:`, `${indent}${step}note: |+`, `${indent}${step}  x`, '', ''],
    [`${indent}$:`, `${indent}${step}note: >-`, `${indent}${step}    x`, '', `${indent}${step}    y`],
    [`${indent}$:`, `${indent}${step}labels:`, `${indent}${step}- A`, `${indent}${step}- B`],
    [`${indent}$:`, `${indent}${step}note: "a`, `${indent}${step}  b"`],
  );

const sections = [
  'fleet: tvm # c',
  'region: "us-west-2"',
  'aliases:\n  T: G',
  'runs: {A: [x]}',
  'jobs:\n  j:\n    k: |\n      t\n',
];

/** Files whose `pools` are a block map, at any place of the file, with comments and blank lines all around. */
export function blockFileArbitrary(): fc.Arbitrary<PoolFile> {
  const layout = fc.record({
    outer: fc.constantFrom(0, 0, 2),
    deeper: fc.integer({ min: 1, max: 5 }),
    step: fc.integer({ min: 1, max: 5 }),
    count: fc.integer({ min: 1, max: 4 }),
    others: fc.shuffledSubarray(sections),
    at: fc.nat(),
    ending: fc.constantFrom('\n', '\n', '\r\n'),
    begin: fc.constantFrom('', '---\n', '# top\n'),
    end: fc.constantFrom('', '\n', '\n\n', '\n# end', '\n...\n', '\n\n# end\n...\n'),
  });
  return layout.chain(({ outer, deeper, step, count, others, at, ending, begin, end }) => {
    const indent = ' '.repeat(outer + deeper);
    const entry = fc.tuple(blankOrComment(outer + deeper), pool(indent, ' '.repeat(step)));
    return fc
      .tuple(
        fc.array(entry, { minLength: count, maxLength: count }),
        fc.array(blankOrComment(outer), { minLength: others.length + 1, maxLength: others.length + 1 }),
      )
      .map(([entries, gaps]) => {
        const pools = [
          `${' '.repeat(outer)}pools: # here`,
          ...entries.flatMap(([gap, lines], index) => [
            ...gap,
            ...lines.map(line => line.replace('$', `p${index}`)),
          ]),
        ];
        const parts = others.map(section => [section.replace(/^/gm, ' '.repeat(outer))]);
        parts.splice(at % (others.length + 1), 0, pools);
        const body = parts.flatMap((lines, index) => [...(gaps[index] ?? []), ...lines]);
        const first = entries.find(([, lines]) => /^ *\$:(?: #.*)?$/.test(lines[0] ?? ''));
        return {
          text: `${begin}${body.join('\n')}${end}`.replaceAll('\n', ending),
          indent: outer + deeper,
          step: first === undefined ? 2 : step,
        };
      });
  });
}
