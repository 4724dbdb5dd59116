import { describe, expect, it } from 'vitest';
import { EXIT } from '../../../tools/exit-codes.ts';
import { fleet } from '../memory-world.ts';

const GOOD = 'jenkins: {numExecutors: 0}\n';
const BAD = 'jenkins: {numExecutors: many}\n';

describe('fleet configuration check', () => {
  it('finds nothing in what the fleet file becomes', async () => {
    expect(await fleet(['configuration', 'check'])).toMatchObject({
      exitCode: EXIT.ok,
      out: expect.stringContaining('sound'),
    });
  });

  it('shows the line, and as JSON', async () => {
    const words = ['configuration', 'check', 'a.yaml'];
    const told = await fleet(words, { 'a.yaml': BAD });
    expect(told).toMatchObject({ exitCode: EXIT.badInput, err: expect.stringContaining('a.yaml:1:25') });
    const { out } = await fleet([...words, '--json'], { 'a.yaml': BAD });
    expect(JSON.parse(out)).toMatchObject({ file: 'a.yaml', problems: [{ rule: 'wrong-type' }] });
  });

  it('says when there is no such file', async () => {
    expect(await fleet(['configuration', 'check', 'b.yaml'])).toMatchObject({ exitCode: EXIT.badInput });
  });
});

describe('fleet configuration diff', () => {
  const diff = (a: string, b: string, ...more: string[]) =>
    fleet(['configuration', 'diff', 'a.yaml', 'b.yaml', ...more], { 'a.yaml': a, 'b.yaml': b });

  it('ends with another code when there are differences', async () => {
    expect(await diff(GOOD, GOOD)).toMatchObject({ exitCode: EXIT.ok, out: 'no difference\n' });
    expect(await diff(GOOD, BAD)).toMatchObject({
      exitCode: EXIT.different,
      out: expect.stringContaining('0 → "many"'),
    });
  });

  it('is JSON on demand', async () => {
    const { out } = await diff(GOOD, BAD, '--json');
    expect(JSON.parse(out)).toMatchObject({ changes: [{ name: 'jenkins.numExecutors', effects: ['live'] }] });
  });

  it('refuses what is no YAML', async () => {
    expect(await diff(GOOD, 'jenkins: [')).toMatchObject({
      exitCode: EXIT.badInput,
      err: expect.stringContaining('b.yaml:1'),
    });
  });
});
