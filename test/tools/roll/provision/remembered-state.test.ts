import { describe, expect, it } from 'vitest';
import type { StateResources, Terraform } from '../../../../tools/adapters/terraform/terraform.ts';
import { withRememberedState } from '../../../../tools/roll/provision/remembered-state.ts';

/** A Terraform whose state tells how often it was read. */
function counted() {
  let reads = 0;
  let fails = false;
  const resources = async (): Promise<StateResources> => {
    reads += 1;
    if (fails) throw new Error('locked');
    return new Map([['a.b', { id: `${reads}` }]]);
  };
  const done = async () => {};
  // Nothing else is asked of it here.
  const terraform = { resources, apply: done, pushState: done } as unknown as Terraform;
  const remembered = withRememberedState(terraform);
  const id = async () => (await remembered.resources()).get('a.b')?.id;
  return { remembered, id, failing: (now: boolean) => (fails = now) };
}

describe('a remembered state', () => {
  it('is read once, and again when it was changed', async () => {
    const { remembered, id } = counted();
    expect([await id(), await id()]).toEqual(['1', '1']);
    await remembered.apply();
    expect([await id(), await id()]).toEqual(['2', '2']);
    await remembered.pushState('');
    expect(await id()).toBe('3');
  });

  it('is read again when it could not be read', async () => {
    const { id, failing } = counted();
    failing(true);
    await expect(id()).rejects.toThrow('locked');
    failing(false);
    expect(await id()).toBe('2');
  });
});
