import fc from 'fast-check';

const comment = fc.constantFrom('', '', ' # c', '  # ami: x, {');
const amiOf = (number: number) => `ami-${String(number).padStart(8, '0')}`;

/** An entry as people write it; `$` stands for its name and `@` for its AMI. */
const entry = (indent: string) =>
  fc.constantFrom(
    [`${indent}$: {ami: @}`],
    [`${indent}$: { ami: @, note: plain text }`],
    [`${indent}"$": {note: 'it''s, {x}', ami: "@", built: 2026-01-02}`],
    [`${indent}$: {`, `${indent}  ami: @,`, `${indent}  note: a, # c`, `${indent}  }`],
    [`${indent}$:`, `${indent}  ami: @ # the ami`, `${indent}  # of this`],
    [
      `${indent}$: # here`,
      `${indent}    note: "x"`,
      `${indent}    ami: '@'`,
      `${indent}    built: '2026-01-02'`,
    ],
    [`${indent}$:`, '', `${indent}  built: 2026-01-02 # day`, `${indent}  ami: @`],
  );

/** Pin files in all sorts of layouts, for the regions of which each has images `i0`, `i1`, … */
export const pinTextArbitrary: fc.Arbitrary<string> = fc
  .record({
    regions: fc.subarray(['us-west-2', 'eu-west-1', 'us-east-1'], { minLength: 1 }),
    indent: fc.constantFrom('  ', '    ', ' '),
    counts: fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 3, maxLength: 3 }),
    ending: fc.constantFrom('\n', '\n', '\r\n'),
    top: fc.constantFrom('', '# top\n#\n# more: {x\n', '---\n'),
    end: fc.constantFrom('', '\n', '\n# end\n', '\n\n'),
  })
  .chain(({ regions, indent, counts, ending, top, end }) =>
    fc
      .tuple(
        ...regions.map((region, index) =>
          fc
            .tuple(
              comment,
              fc.array(fc.tuple(entry(indent), fc.constantFrom('', `${indent}# before`, '')), {
                minLength: counts[index] ?? 1,
                maxLength: counts[index] ?? 1,
              }),
            )
            .map(([behind, entries]) => [
              `${region}:${behind}`,
              ...entries.flatMap(([lines, before], number) => [
                ...(before === '' ? [] : [before]),
                ...lines.map(line =>
                  line.replace('$', `i${number}`).replace('@', amiOf(10 * index + number)),
                ),
              ]),
            ]),
        ),
      )
      .map(sections => `${top}${sections.flat().join('\n')}${end}`.replaceAll('\n', ending)),
  );
