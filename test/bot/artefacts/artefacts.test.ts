import { createHmac, generateKeyPairSync, verify } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { artefactTarget, legacyPath } from '../../../bot/artefacts/artefact-target.ts';
import { objectKeys } from '../../../bot/artefacts/object-keys.ts';
import { signerOf } from '../../../bot/artefacts/signing.ts';
import { afterEarlier, plannedUploads, stricter } from '../../../bot/artefacts/upload-policy.ts';
import type { Artefact } from '../../../bot/model/run.ts';
import type { UploadPolicy } from '../../../bot/model/target.ts';
import { hostileText } from '../../arbitraries/hostile-text.ts';

const ZEN2 = 'eessi-2023.06-software-linux-x86_64-amd-zen2-1690000000.tar.gz';
const PULL = { repository: { id: 1, name: 'EESSI/software-layer' }, number: 42 };
const variable = (name: string): string => `\${${name}}`;
const artefact = (name: string, sha256 = 'a'): Artefact => ({ name, bytes: 1, sha256, source: name });
const policy = fc.constantFrom<UploadPolicy>('all', 'latest', 'once', 'none');

describe('the target of an artefact', () => {
  it('is its name up to the time stamp', () => {
    expect(artefactTarget(ZEN2)).toEqual({
      name: 'eessi-2023.06-software-linux-x86_64-amd-zen2.tar.gz',
      stamp: 1690000000,
    });
    expect(artefactTarget('libmxnet.so')).toEqual({ name: 'libmxnet.so', stamp: 0 });
  });

  it('is the same for each time stamp', () =>
    fc.assert(
      fc.property(fc.integer({ min: 1e9, max: 2e9 }), stamp => {
        const found = artefactTarget(ZEN2.replace('1690000000', `${stamp}`));
        expect(found).toEqual({ name: artefactTarget(ZEN2).name, stamp });
      }),
    ));

  it('has EESSI’s path, where it has EESSI’s name', () => {
    expect(legacyPath(ZEN2)).toBe('2023.06/software/linux/x86_64/amd/zen2/1690000000');
    for (const name of ['libmxnet.so', 'eessi-1690000000.tar.gz', 'eessi-2023.06-software.tar.gz'])
      expect(legacyPath(name)).toBeUndefined();
  });
});

describe('keys', () => {
  const keys = (name: string, prefix: string, metadata = prefix) =>
    objectKeys(name, PULL, { artefact: prefix, metadata });

  it('have the variables of EESSI’s prefixes', () => {
    expect(keys(ZEN2, '')).toEqual({
      artefact: `2023.06/software/linux/x86_64/amd/zen2/1690000000/${ZEN2}`,
      metadata: `2023.06/software/linux/x86_64/amd/zen2/1690000000/${ZEN2}.meta.txt`,
    });
    expect(
      keys(ZEN2, `new/${variable('github_repository')}/${variable('pull_request_number')}/`, 'meta'),
    ).toEqual({
      artefact: `new/EESSI/software-layer/42/${ZEN2}`,
      metadata: `meta/${ZEN2}.meta.txt`,
    });
    expect(keys('libmxnet.so', 'x')).toMatchObject({ artefact: 'x/libmxnet.so' });
  });

  it('are none for other variables, ways up, and names of signatures', () => {
    for (const prefix of [
      variable('HOME'),
      variable('constructor'),
      'a/../b',
      '$(id)',
      '`id`',
      '..',
      '/a',
      'a//b',
      'a b',
    ])
      expect(typeof keys(ZEN2, prefix)).toBe('string');
    expect(typeof keys('libmxnet.so', '')).toBe('string');
    for (const name of [`${ZEN2}.sig`, `${ZEN2}.meta.txt`, '../x', 'a/b', ''])
      expect(typeof keys(name, 'x')).toBe('string');
  });

  it('stay below their prefix, whatever an artefact is called', () =>
    fc.assert(
      fc.property(fc.oneof(hostileText, fc.string()), name => {
        const made = keys(name, 'new/place');
        if (typeof made === 'string') return;
        expect(made.artefact).toBe(`new/place/${name}`);
        expect(made.artefact).toMatch(/^[\w.=@+/-]+$/);
        expect(made.artefact.split('/')).not.toContain('..');
      }),
    ));
});

describe('policies', () => {
  it('the stricter of two holds, whichever comes first', () =>
    fc.assert(
      fc.property(policy, policy, policy, (one, other, third) => {
        expect(stricter(one, other)).toBe(stricter(other, one));
        expect(stricter(stricter(one, other), third)).toBe(stricter(one, stricter(other, third)));
        expect(stricter('none', one)).toBe('none');
        expect(stricter('all', one)).toBe(one);
      }),
    ));

  it('of a run: all, the newest of each target, or none', () => {
    const made = ['a-1000000001.tar.gz', 'a-1000000002.tar.gz', 'b-1000000001.tar.gz'].map(name =>
      artefact(name),
    );
    const taken = (by: UploadPolicy) =>
      plannedUploads(made, by).flatMap(({ artefact: { name }, keptBack }) =>
        keptBack === undefined ? [name] : [],
      );
    expect(taken('all')).toHaveLength(3);
    for (const by of ['latest', 'once'] as const)
      expect(taken(by)).toEqual(['a-1000000002.tar.gz', 'b-1000000001.tar.gz']);
    expect(taken('none')).toEqual([]);
  });

  it('after what was uploaded before', () => {
    const [old, fresh] = [artefact('a-1000000001.tar.gz', '1'), artefact('a-1000000002.tar.gz', '2')];
    const done = (of: Artefact, published = true) => ({ name: of.name, sha256: of.sha256, published });
    expect(afterEarlier(fresh, done(old), 'once')).toContain(old.name);
    expect(afterEarlier(fresh, done(old, false), 'once')).toBeUndefined();
    expect(afterEarlier(fresh, done(fresh), 'once')).toBeUndefined();
    expect(afterEarlier(fresh, done(old), 'latest')).toBeUndefined();
    expect(afterEarlier(old, done(fresh), 'latest')).toContain(fresh.name);
    expect(afterEarlier(old, done(fresh), 'all')).toBeUndefined();
  });
});

describe('signatures', () => {
  it('of an Ed25519 key are verified by its public key, and are the same each time', () => {
    const { privateKey, publicKey } = generateKeyPairSync('ed25519');
    const sign = signerOf(`${privateKey.export({ type: 'pkcs8', format: 'pem' })}`);
    if (typeof sign === 'string') throw new Error(sign);
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), bytes => {
        expect(verify(null, bytes, publicKey, sign(bytes))).toBe(true);
        expect(sign(bytes)).toEqual(sign(bytes));
      }),
      { numRuns: 20 },
    );
  });

  it('of a text are HMACs', () => {
    const key = 'a text of more than thirty-two characters';
    const sign = signerOf(key);
    if (typeof sign === 'string') throw new Error(sign);
    const bytes = Buffer.from('what was built\n');
    expect(Buffer.from(sign(bytes)).toString()).toBe(
      `${createHmac('sha256', key).update(bytes).digest('hex')}\n`,
    );
  });

  it('are not made with a key that is none, and the reason does not hold it', () => {
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const pem = `${privateKey.export({ type: 'pkcs8', format: 'pem' })}`;
    for (const key of [pem, '-----BEGIN PRIVATE KEY-----\nbroken', 'lookwhat', '']) {
      const why = signerOf(key);
      expect(typeof why).toBe('string');
      if (key !== '') expect(why).not.toContain(key);
    }
  });
});
