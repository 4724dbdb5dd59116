import { describe, expect, it } from 'vitest';
import { EXIT } from '../../../tools/exit-codes.ts';
import { fleet } from '../memory-world.ts';

describe('fleet images', () => {
  it.each([
    [['prune', 'tvm', '--keep', '0'], 'a whole number from 1 on'],
    [['prune', 'tvm', '--keep', 'all'], 'a whole number from 1 on'],
    [['prune', 'tvm', '--older-than', '30 days'], 'write for example `90s`'],
    [['build', 'tvm', '--var', 'subnet-1'], 'It is `name=value`'],
    [['prune', 'tvm', '--images', 'none.yaml'], 'no pin file `none.yaml`, so what is pinned is not known'],
    [['status', 'no-such-fleet'], 'there is no fleet file'],
  ])('%j is refused before anybody is asked', async (words, why) => {
    const { exitCode, err } = await fleet(['images', ...words]);
    expect(exitCode).toBe(EXIT.badInput);
    expect(err).toContain(why);
  });

  it('refuses a broken pin file with its line', async () => {
    const files = { 'fleets/tvm/images.yaml': 'us-west-2:\n  leader: {ami: nonsense}\n' };
    const { exitCode, err } = await fleet(['images', 'status', 'tvm', '--offline'], files);
    expect(exitCode).toBe(EXIT.badInput);
    expect(err).toContain('fleets/tvm/images.yaml:2:17');
  });
});
