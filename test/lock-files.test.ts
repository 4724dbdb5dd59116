import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

interface Locked {
  readonly resolved?: string;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const LOCK_FILES = [
  'package-lock.json',
  'bench/cdktf-cli/package-lock.json',
  'bench/bot/probot/package-lock.json',
];

describe.each(LOCK_FILES)('%s', file => {
  const { packages }: { readonly packages: Readonly<Record<string, Locked>> } = JSON.parse(
    readFileSync(file, 'utf8'),
  );
  const paths = Object.keys(packages);

  it('locks the optional packages of every platform, without which `npm ci` fails on all of them', () => {
    const wanted = Object.values(packages).flatMap(({ optionalDependencies = {} }) =>
      Object.keys(optionalDependencies),
    );
    const missing = wanted.filter(name => !paths.some(path => path.endsWith(`node_modules/${name}`)));
    expect(missing, 'run `npm install --package-lock-only` with a registry that has them all').toEqual([]);
  });

  it('names no registry', () => {
    expect(paths.filter(path => packages[path]?.resolved?.startsWith('http'))).toEqual([]);
  });
});
