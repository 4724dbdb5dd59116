import { expect, it } from 'vitest';
import { PROTECTIONS, type StateBucket } from '../../tools/adapters/state-bucket/state-bucket.ts';

/** What every store of state buckets does; `name` is the beginning of names that are free. */
export function stateBucketContract(make: () => StateBucket, name: string): void {
  it('says that there is none', async () => {
    expect(await make().inspect(`${name}-none`)).toEqual({ kind: 'absent' });
  });

  it('sees each protection once it is set, and only then', async () => {
    const bucket = make();
    await bucket.create(`${name}-a`);
    for (const protection of PROTECTIONS) {
      const before = await bucket.inspect(`${name}-a`);
      // A new bucket may have some of them by itself, as S3's are private and encrypted since 2023.
      await bucket.protect(`${name}-a`, protection);
      const after = await bucket.inspect(`${name}-a`);
      if (before.kind !== 'ours' || after.kind !== 'ours') expect.fail('the bucket is not there');
      expect(after.has).toEqual(
        new Set([...PROTECTIONS].filter(each => before.has.has(each) || each === protection)),
      );
    }
  });

  it('takes a protection twice', async () => {
    const bucket = make();
    await bucket.create(`${name}-b`);
    for (const protection of [...PROTECTIONS, ...PROTECTIONS].filter(each => each !== 'tls-only'))
      await bucket.protect(`${name}-b`, protection);
    const state = await bucket.inspect(`${name}-b`);
    expect(state.kind === 'ours' && state.has.has('versioning')).toBe(true);
  });
}
