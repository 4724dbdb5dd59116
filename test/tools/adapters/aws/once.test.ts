import { describe, expect, it, vi } from 'vitest';
import { CloudRefused } from '../../../../tools/adapters/aws/cloud-refused.ts';
import { once } from '../../../../tools/adapters/aws/once.ts';
import { settled } from '../../../../tools/adapters/aws/settled.ts';

const { signal } = new AbortController();
const LOST = new CloudRefused('ec2:CreateSnapshot', 'TimeoutError', 'no answer');

describe('once', () => {
  it('does nothing where it is done', async () => {
    const act = vi.fn();
    expect(await once(signal, async () => 'there', act)).toBe('there');
    expect(act).not.toHaveBeenCalled();
  });

  it('looks before each try', async () => {
    const done: string[] = [];
    const act = async () => {
      done.push('done');
      throw LOST;
    };
    expect(await once(signal, async () => done[0], act)).toBe('done');
    expect(done).toHaveLength(1);
  });

  it('does not try again what AWS will not do', async () => {
    const refused = new CloudRefused('ec2:CreateSnapshot', 'UnauthorizedOperation', 'no');
    const act = vi.fn().mockRejectedValue(refused);
    await expect(once(signal, async () => undefined, act)).rejects.toBe(refused);
    expect(act).toHaveBeenCalledTimes(1);
  });

  it('ends when it is told to', async () => {
    const asked = new AbortController();
    const act = async () => {
      asked.abort();
      throw LOST;
    };
    await expect(once(asked.signal, async () => undefined, act)).rejects.toThrow(/abort/i);
  });
});

describe('what is waited for', () => {
  it('is looked at once where it is there, and given up after so many looks', async () => {
    expect(await settled(signal, 5, async () => 'there')).toBe('there');
    const look = vi.fn().mockResolvedValue(undefined);
    expect(await settled(signal, 1, look)).toBeUndefined();
    expect(look).toHaveBeenCalledTimes(1);
  });
});

describe('a refusal', () => {
  it.each([
    'Throttling',
    'RequestLimitExceeded',
    'TooManyRequestsException',
    'ECONNRESET',
    'ResourceContention',
  ])('may pass by itself as %s', code => expect(new CloudRefused('a:B', code, '').passing).toBe(true));
  it.each(['UnauthorizedOperation', 'AccessDenied', 'AccessDeniedException'])('is final as %s', code => {
    expect(new CloudRefused('a:B', code, '')).toMatchObject({ passing: false, unauthorised: true });
    expect(new CloudRefused('a:B', 'ValidationError', '')).toMatchObject({
      passing: false,
      unauthorised: false,
    });
  });
});
