import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { EXIT } from '../../../tools/exit-codes.ts';
import { fleet } from '../memory-world.ts';

const TVM = readFileSync('fleets/tvm/fleet.yaml', 'utf8');
const overlay = (text: string) => ({ 'fleets/tvm/other.yaml': `base: fleet.yaml\n${text}\n` });
const offered = (plugins: object, warnings: readonly object[] = []) => ({
  'centre.json': JSON.stringify({ plugins, warnings }),
});

describe('fleet plugins check', () => {
  it.each(['tvm', 'starter'])('finds nothing wrong with the plugins of %s', async name => {
    const { exitCode, out } = await fleet(['plugins', 'check', name]);
    expect(exitCode).toBe(EXIT.ok);
    expect(out).toMatch(/plugins for Jenkins 2\.528\.3: 0 errors, 0 warnings/);
  });

  it('fails for a version in the file that is too old for another plugin', async () => {
    const { exitCode, out } = await fleet(
      ['plugins', 'check', 'tvm/other', '--json'],
      overlay('jenkins: {plugins: {git-client: 6.0.0}}'),
    );
    expect(exitCode).toBe(EXIT.different);
    const { findings, plugins } = JSON.parse(out);
    expect(findings[0]).toMatchObject({
      kind: 'dependency-too-old',
      severity: 'error',
      plugin: 'git-client',
    });
    expect(plugins['git-client']).toBe('6.0.0');
  });

  it('fails for a Jenkins that is too old for the plugins', async () => {
    const { exitCode, out } = await fleet(
      ['plugins', 'check', 'tvm/other'],
      overlay('leader: {jenkins: 2.504.3-lts-jdk21}'),
    );
    expect(exitCode).toBe(EXIT.different);
    expect(out).toContain(
      'error: cloudbees-folder 6.1073.va_7888eb_dd514 needs Jenkins 2.528.1, the leader runs 2.504.3',
    );
  });

  it('says of a plugin of the file alone that its needs are unknown', async () => {
    const { exitCode, out } = await fleet(
      ['plugins', 'check', 'tvm/other'],
      overlay('jenkins: {plugins: {nodelabelparameter: 1.13.0}}'),
    );
    expect(exitCode).toBe(EXIT.ok);
    expect(out).toContain('what nodelabelparameter 1.13.0 needs is unknown');
  });

  it('compares with an update centre', async () => {
    const warning = { id: 'SECURITY-1', type: 'core', name: 'core', message: 'bad \u001b[31m', url: 'x' };
    const { exitCode, out } = await fleet(
      ['plugins', 'check', 'tvm', '--update-center', 'centre.json'],
      offered({ git: { version: '99.0' } }, [warning]),
    );
    expect(exitCode).toBe(EXIT.different);
    expect(out).toMatch(/^information: git \S+: 99\.0 is offered$/m);
    expect(out).toContain('warning: Jenkins 2.528.3: SECURITY-1');
    expect(out).not.toContain('\u001b');
  });

  it('refuses a file that is not there or is no update centre', async () => {
    for (const more of [{}, { 'centre.json': TVM }]) {
      const { exitCode, err } = await fleet(
        ['plugins', 'check', 'tvm', '--update-center', 'centre.json'],
        more,
      );
      expect(exitCode).toBe(EXIT.badInput);
      expect(err).toContain('centre.json');
    }
  });
});
