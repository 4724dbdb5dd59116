import { describe, expect, it } from 'vitest';
import { loadFleet } from '../../fleet/check.ts';
import { CATALOGUE } from './rules/example.ts';

const BASE = `\
fleet: tiny
region: us-west-2
domain: ci.example.org
jenkins: {agents: {publicKey: ssh-ed25519 ${'A'.repeat(68)}}}
loadBalancer: {zone: example.org}
leader: {instance: m7i.large, jenkins: 2.528.3-lts-jdk21}
pools:
  cpu:
    labels: [CPU]
    image: agent-x86_64
    instances: [c6a.8xlarge]
    autoscaled: {max: 10}
`;

/** What is told about a file, as `file:line:column rule`. */
function told(files: Readonly<Record<string, string>>): readonly string[] {
  const read = (file: string) => files[file] ?? '';
  const loaded = loadFleet('fleet.yaml', { read, catalogue: CATALOGUE });
  return (loaded.ok ? loaded.warnings : loaded.problems).map(
    ({ place, rule }) => `${place.file}:${place.line}:${place.column} ${rule}`,
  );
}

describe('loadFleet', () => {
  it('tells of an unknown label beside a misspelt key that says nothing about labels', () => {
    const text = BASE.replace('{max: 10}', '{max: 10, idel: 5m, onDemand: {above: 30%}, fallback: CPV}');
    expect(told({ 'fleet.yaml': text })).toEqual([
      'fleet.yaml:12:27 unknown-key',
      'fleet.yaml:12:71 fallback-label-unknown',
    ]);
  });

  it.each(['lables: [CPU]', 'labels: [CPU, "a b"]', 'agnets: [{labels: [CPU]}]'])(
    'concludes nothing about labels from a pool that has `%s`',
    line => {
      const text = `${BASE.replace('labels: [CPU]', line)}runs: {GPU: [ci-gpu]}\n`;
      expect(told({ 'fleet.yaml': text }).filter(problem => problem.includes('label-unknown'))).toEqual([]);
    },
  );

  it('says nothing about a fleet in order', () => expect(told({ 'fleet.yaml': BASE })).toEqual([]));

  it('tells relations beside mistakes of single values, all at once, each in its line', () => {
    const text = `${BASE}    sponsor: nobody\n    executors: many\n  gpu: {labels: [GPU], image: agent-gpu, instances: [c6a.large], autoscaled: {max: 2, min: 3}}\n`;
    expect(told({ 'fleet.yaml': text })).toEqual([
      'fleet.yaml:13:14 sponsor-unknown',
      expect.stringMatching(/^fleet\.yaml:14:16 /),
      'fleet.yaml:15:18 promise-broken',
      'fleet.yaml:15:54 gpu-image-without-gpu',
      'fleet.yaml:15:92 min-above-max',
    ]);
  });

  it('draws no conclusions from values that are wrong themselves', () => {
    const text = BASE.replace('{max: 10}', '{max: ten, min: 500}').replace('image: agent-x86_64', 'image: 7');
    const rules = told({ 'fleet.yaml': text }).map(line => line.split(' ')[1]);
    expect(rules).toHaveLength(2);
    expect(rules).not.toContain('min-above-max');
    expect(rules).not.toContain('image-unknown');
  });

  it('names the file of an overlay or of its base, wherever the value was written', () => {
    const overlay = 'base: base.yaml\npools: {cpu: {autoscaled: {min: 11}}}\naliases: {Any: CUP}\n';
    expect(told({ 'fleet.yaml': overlay, 'base.yaml': BASE })).toEqual([
      'fleet.yaml:2:33 min-above-max',
      'fleet.yaml:3:16 alias-of-unknown-label',
    ]);
    const other = 'base: base.yaml\nloadBalancer: {zone: example.com}\n';
    expect(told({ 'fleet.yaml': other, 'base.yaml': BASE })).toEqual(['base.yaml:3:9 host-outside-zone']);
  });
});
