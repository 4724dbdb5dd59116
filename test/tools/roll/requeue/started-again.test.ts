import { describe, expect, it } from 'vitest';
import type { SeenWork } from '../../../../tools/adapters/jenkins/known-work.ts';
import { alreadyStarted } from '../../../../tools/roll/requeue/started-again.ts';
import type { RecordedWork } from '../../../../tools/roll/run/recorded-work.ts';
import { afterBack, build, waiting, work } from './works.ts';

const INTENDED = afterBack(10);
const LOST = waiting({ parameters: [{ name: 'N', value: '1' }] });
const ofUs = (said: Partial<SeenWork> = {}): SeenWork => ({
  ...LOST,
  item: 140,
  since: INTENDED + 1,
  repeats: undefined,
  accounts: ['roller'],
  ...said,
});
const found = (
  lost: RecordedWork,
  seen: { readonly waiting?: readonly SeenWork[]; readonly builds?: readonly ReturnType<typeof build>[] },
  claimed: readonly string[] = [],
) =>
  alreadyStarted(
    lost,
    { waiting: [], builds: [], ...seen },
    { account: 'roller', intended: INTENDED, claimed: new Set(claimed) },
  );

describe('a start with parameters', () => {
  it('is known as a queue item or a build by job, parameters, account and time', () => {
    expect(found(LOST, { waiting: [ofUs()] })).toBe('queue/item/140/');
    expect(found(LOST, { builds: [build(ofUs(), { number: 19, accounts: ['roller'] })] })).toBe('job/fs/19/');
  });

  it.each([
    ['of another job', { job: 'job/other/' }],
    ['of somebody else', { accounts: ['dev'] }],
    ['with another value', { parameters: [{ name: 'N', value: '2' }] }],
    ['that repeats some build', { repeats: 4 }],
  ])('is not one %s', (_, said) => {
    expect(found(LOST, { waiting: [ofUs(said)] })).toBeUndefined();
  });

  it('is not a build from before it was meant', () => {
    const before = build(ofUs(), { number: 19, since: INTENDED - 60_000, accounts: ['roller'] });
    expect(found(LOST, { builds: [before] })).toBeUndefined();
  });

  it('may lack what the job lacks now, and have what it has gained', () => {
    expect(found(LOST, { waiting: [ofUs({ parameters: [{ name: 'NEW', value: true }] })] })).toBeDefined();
  });

  it('does not stand for two, neither as an item nor as the build that it became', () => {
    expect(found(LOST, { waiting: [ofUs()] }, ['queue/item/140/'])).toBeUndefined();
    const began = build(ofUs(), { number: 19, accounts: ['roller'] });
    expect(found(LOST, { builds: [began] }, ['queue/item/140/'])).toBeUndefined();
    expect(found(LOST, { builds: [began] }, ['job/fs/19/'])).toBeUndefined();
  });

  it('that was folded into what waited already is known', () => {
    expect(found(LOST, { waiting: [ofUs({ since: INTENDED - 600_000 })] })).toBe('queue/item/140/');
  });
});

describe('a rebuild', () => {
  const pipeline = work({ kind: 'pipeline', number: 12 });

  it('is known by the number that it repeats, whoever asked for it', () => {
    const again = ofUs({ repeats: 12, accounts: ['dev'], parameters: [] });
    expect(found(pipeline, { waiting: [again] })).toBe('queue/item/140/');
    expect(found(pipeline, { waiting: [{ ...again, repeats: 11 }] })).toBeUndefined();
  });

  it('is not one that was there before', () => {
    const before = build(pipeline, { number: 13, repeats: 12, since: INTENDED - 60_000 });
    expect(found(pipeline, { builds: [before] })).toBeUndefined();
  });
});
