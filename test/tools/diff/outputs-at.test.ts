import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { memoryRevisions } from '../../../tools/adapters/git/memory-revisions.ts';
import { outputDifferences } from '../../../tools/diff/output-differences.ts';
import { outputsAt } from '../../../tools/diff/outputs-at.ts';
import { synthesised } from '../../../tools/synth/synthesised.ts';
import { memoryWorld } from '../memory-world.ts';

const FILE = 'fleets/starter/fleet.yaml';
const now = readFileSync(FILE, 'utf8');
const pins = { 'fleets/starter/images.yaml': readFileSync('fleets/starter/images.yaml', 'utf8') };

/** What a change of the starter's file changes in its outputs. */
async function changed(before: string) {
  const { world, terminal } = memoryWorld();
  const revisions = memoryRevisions({ old: before === '' ? pins : { ...pins, [FILE]: before } });
  const { outputs } = await outputsAt(FILE, 'old', revisions, world);
  return { found: outputDifferences(outputs, synthesised(FILE, { out: 'out' }, world).wanted), terminal };
}

describe('what a fleet file was made into at a revision', () => {
  it('is the same for the same file', async () => {
    expect((await changed(now)).found).toEqual([]);
  });

  it('differs where the file does, in the resources that come from there', async () => {
    const { found } = await changed(now.replace('autoscaled: {max: 5}', 'autoscaled: {max: 4}'));
    const [terraform] = found.filter(each => 'blocks' in each);
    expect(terraform).toMatchObject({
      kind: 'changed',
      blocks: [{ address: 'aws_autoscaling_group.pool_cpu', leaves: [{ path: 'max_size', old: 4, new: 5 }] }],
    });
  });

  it('is nothing where there was no such file', async () => {
    const { found } = await changed('');
    expect(new Set(found.map(({ kind }) => kind))).toEqual(new Set(['added']));
  });

  it('is told to be unsound when it was, with the mistakes of that time', async () => {
    const { world, terminal } = memoryWorld();
    const revisions = memoryRevisions({ old: { ...pins, [FILE]: now.replace('max: 5', 'max: five') } });
    await expect(outputsAt(FILE, 'old', revisions, world)).rejects.toThrow('as it stood at `old`');
    expect(terminal.written.err).toContain('pools.cpu.autoscaled.max');
  });
});
