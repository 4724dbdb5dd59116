import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MemoryTerminal } from '../../../tools/adapters/terminal/memory-terminal.ts';
import { askFor, refuseRisks } from '../../../tools/cloud/permission.ts';
import type { Risk } from '../../../tools/plan/risks.ts';

const risk = (address: string): Risk => ({ address, kind: 'builds', why: 'the machine ends' });
const summary = (addresses: readonly string[]) => ({
  create: 0,
  update: 0,
  replace: 0,
  delete: 0,
  risks: addresses.map(risk),
});
const ADDRESSES = ['aws_instance.host_a_1', 'aws_instance.host_a_2', 'aws_autoscaling_group.pool_b'];

describe('risks', () => {
  it('stop an apply unless each is accepted by its address, and are all named', () => {
    fc.assert(
      fc.property(fc.subarray(ADDRESSES), fc.subarray(ADDRESSES), (found, accept) => {
        const open = found.filter(address => !accept.includes(address));
        const refuse = () => refuseRisks(summary(found), { accept });
        if (open.length === 0) expect(refuse).not.toThrow();
        for (const address of open) expect(refuse).toThrow(address);
      }),
    );
  });
});

describe('a question', () => {
  const asked = (answers: string[], permissions = {}) => {
    const terminal = Object.assign(new MemoryTerminal(), { answers });
    return askFor('yes', 'Change the cloud?', permissions, terminal);
  };

  it('is answered with the very word', async () => {
    await expect(asked(['yes'])).resolves.toBeUndefined();
    for (const answer of ['', 'y', 'no', 'YES'])
      await expect(asked([answer])).rejects.toThrow('nothing was done');
  });

  it('is not asked when that was allowed, and ends the command where nobody can answer', async () => {
    await expect(asked([], { yes: true })).resolves.toBeUndefined();
    await expect(asked([])).rejects.toThrow('nobody is there');
  });
});
