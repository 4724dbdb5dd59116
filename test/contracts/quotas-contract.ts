import { describe, expect, it } from 'vitest';
import type { CountedMachine, Quotas } from '../../tools/adapters/quotas/quotas.ts';

/** An account that a test fills. */
export interface QuotasAccount {
  readonly cloud: Quotas;
  /** A quota that the account has. */
  readonly known: { readonly service: string; readonly code: string };
  /** @param state as it is from then on */
  addMachine(machine: CountedMachine, state: 'running' | 'stopped' | 'terminated'): Promise<void>;
}

/** What the quotas of every account do; no machine runs in it yet. */
export function quotasContract(open: () => Promise<QuotasAccount>): void {
  describe('limits', () => {
    it('are those that were asked for and are known', async () => {
      const { cloud, known } = await open();
      const limits = await cloud.limits(known.service, [known.code, 'L-00000000']);
      expect([...limits.keys()]).toEqual([known.code]);
      expect(limits.get(known.code)).toBeGreaterThan(0);
      expect(await cloud.limits(known.service, [])).toEqual(new Map());
    });

    it('are none of a service that nobody knows', async () => {
      const { cloud, known } = await open();
      expect(await cloud.limits('no-such-service', [known.code])).toEqual(new Map());
    });
  });

  it('counts machines that run, whoever made them', async () => {
    const { cloud, addMachine } = await open();
    await addMachine({ type: 'm5.large', spot: false }, 'running');
    await addMachine({ type: 'g4dn.xlarge', spot: true }, 'running');
    await addMachine({ type: 'c5.large', spot: false }, 'stopped');
    await addMachine({ type: 'p3.2xlarge', spot: false }, 'terminated');
    const running = await cloud.running();
    expect(new Set(running)).toEqual(
      new Set([
        { type: 'm5.large', spot: false },
        { type: 'g4dn.xlarge', spot: true },
      ]),
    );
  });
}
