import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MemoryStateBucket } from '../../../tools/adapters/state-bucket/memory-state-bucket.ts';
import { PROTECTIONS } from '../../../tools/adapters/state-bucket/state-bucket.ts';
import { bootstrap } from '../../../tools/bootstrap/bootstrap.ts';

describe('bootstrap', () => {
  it('completes a bucket from any state, and a second run does nothing', async () => {
    await fc.assert(
      fc.asyncProperty(fc.boolean(), fc.subarray([...PROTECTIONS]), async (there, has) => {
        const bucket = new MemoryStateBucket();
        if (there) {
          await bucket.create('state');
          for (const protection of has) await bucket.protect('state', protection);
        }
        await bootstrap(bucket, 'state', { dryRun: false });
        expect(await bucket.inspect('state')).toEqual({ kind: 'ours', has: new Set(PROTECTIONS) });
        expect(await bootstrap(bucket, 'state', { dryRun: false })).toEqual([]);
      }),
    );
  });

  it('blocks public access before anything else is done to a new bucket', async () => {
    const steps = await bootstrap(new MemoryStateBucket(), 'state', { dryRun: false });
    expect(steps.slice(0, 2)).toEqual(['create', 'public-access-block']);
  });

  it('with dryRun says the same and changes nothing', async () => {
    const bucket = new MemoryStateBucket();
    expect(await bootstrap(bucket, 'state', { dryRun: true })).toEqual(['create', ...PROTECTIONS]);
    expect(await bucket.inspect('state')).toEqual({ kind: 'absent' });
  });

  it('refuses a bucket of somebody else', async () => {
    await expect(bootstrap(new MemoryStateBucket(['state']), 'state', { dryRun: false })).rejects.toThrow(
      '`state` belongs to another account',
    );
  });
});
