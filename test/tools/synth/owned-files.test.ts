import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isGenerated, joinOutputs, MARKER, outputChange } from '../../../tools/synth/owned-files.ts';

const path = fc.constantFrom('a.json', 'b/c.yaml', 'd', 'e/f/g');
const generated = fc.string().map(text => `# ${MARKER} from x\n${text}`);
const folder = (text: fc.Arbitrary<string>) =>
  fc.dictionary(path, text).map(entries => new Map(Object.entries(entries)));

const applied = (present: ReadonlyMap<string, string>, change: ReturnType<typeof outputChange>) => {
  const after = new Map([...present, ...change.write]);
  for (const gone of change.remove) after.delete(gone);
  return after;
};

describe('the change of an output folder', () => {
  it('leads to the wanted files, and a second one has nothing to do', () => {
    fc.assert(
      fc.property(folder(generated), folder(generated), (present, wanted) => {
        const after = applied(present, outputChange(present, wanted));
        expect(after).toEqual(wanted);
        const again = outputChange(after, wanted);
        expect([...again.write, ...again.remove, ...again.foreign]).toEqual([]);
      }),
    );
  });

  it('never touches a file without the marker', () => {
    fc.assert(
      fc.property(folder(fc.oneof(generated, fc.string())), folder(generated), (present, wanted) => {
        const after = applied(present, outputChange(present, wanted));
        for (const [name, text] of present) if (!isGenerated(text)) expect(after.get(name)).toBe(text);
      }),
    );
  });

  it('names wanted paths where a foreign file stands', () => {
    const change = outputChange(new Map([['a', 'by hand']]), new Map([['a', `${MARKER}`]]));
    expect(change.foreign).toEqual(['a']);
  });
});

describe('outputs of several generators', () => {
  it('are joined in the order of their paths', () => {
    const joined = joinOutputs({ one: new Map([['b', '1']]), two: new Map([['a', '2']]) });
    expect([...joined.keys()]).toEqual(['a', 'b']);
  });

  it('never share a path', () => {
    const make = () => joinOutputs({ stacks: new Map([['a', '1']]), packer: new Map([['a', '1']]) });
    expect(make).toThrow('`a` is made by `stacks` and by `packer`');
  });
});
