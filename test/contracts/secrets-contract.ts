import { describe, expect, it } from 'vitest';
import { type Secrets, SecretsFailed } from '../../bot/secrets/secrets.ts';

/** A source that a test can fill. */
export interface FilledSecrets {
  readonly secrets: Secrets;
  /** Makes a secret, or rotates it: the value of before stays valid. */
  set(name: string, value: string): Promise<void>;
}

const CURRENT = 'current-value-0123456789';
const NEXT = 'next-value “ü” =\\n$(x) 0123456789';

/** What every source of secrets does. @param open makes one that is empty */
export function secretsContract(open: () => Promise<FilledSecrets>): void {
  describe('a source of secrets', () => {
    it('gives the one value there is', async () => {
      const { secrets, set } = await open();
      await set('webhook-secret', CURRENT);
      expect(await secrets.named('webhook-secret')).toEqual([CURRENT]);
    });

    it('gives the current value first and the previous one while both are valid', async () => {
      const { secrets, set } = await open();
      await set('webhook-secret', CURRENT);
      await set('webhook-secret', NEXT);
      expect(await secrets.named('webhook-secret')).toEqual([NEXT, CURRENT]);
    });

    it('keeps secrets apart', async () => {
      const { secrets, set } = await open();
      await set('one', CURRENT);
      await set('two', NEXT);
      expect(await secrets.named('one')).toEqual([CURRENT]);
      expect(await secrets.named('two')).toEqual([NEXT]);
    });

    it.each(['missing', '', '..', '../one', 'a/b', 'a b', 'one.previous', 'x\0y', '-x', 'x'.repeat(101)])(
      'has no secret %j',
      async name => {
        const { secrets, set } = await open();
        await set('one', CURRENT);
        await set('one', NEXT);
        const failed = await secrets.named(name).catch(error => error);
        expect(failed).toBeInstanceOf(SecretsFailed);
        expect(failed.later).toBe(false);
        expect(failed.message).not.toMatch(/-value/);
      },
    );
  });
}
