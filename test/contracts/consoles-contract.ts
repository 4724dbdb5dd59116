import { beforeAll, expect, it } from 'vitest';
import type { Consoles } from '../../tools/adapters/host-keys/consoles.ts';

/** Consoles, and a machine that is there. */
export interface ConsolesUnderTest {
  readonly consoles: Consoles;
  readonly instanceId: string;
}

/** What all consoles do; `make` is asked once. */
export function consolesContract(make: () => Promise<ConsolesUnderTest>): void {
  let under: ConsolesUnderTest;
  beforeAll(async () => {
    under = await make();
  });

  it('gives the text of a machine that is there, and the same again', async () => {
    const { consoles, instanceId } = under;
    const text = await consoles.consoleOutput(instanceId);
    expect(text).toEqual(expect.any(String));
    expect(await consoles.consoleOutput(instanceId)).toBe(text);
  });

  it('gives nothing of a machine that is not there, or that no machine can be', async () => {
    for (const id of ['i-0123456789abcdef0', 'no-machine'])
      expect(await under.consoles.consoleOutput(id)).toBeUndefined();
  });
}
