import { describe, expect, it } from 'vitest';
import { EXIT } from '../../../tools/exit-codes.ts';
import { fleet } from '../memory-world.ts';

const FILE = 'fleets/tvm/fleet.yaml';
const add = (...words: readonly string[]) => fleet(['pool', 'add', ...words]);

describe('fleet pool add', () => {
  it.each([
    [['--instance', 'c6a.8xlarge', '--max', '3'], 'image: agent-x86_64', 'autoscaled: {max: 3}'],
    [
      ['--instance', 'r7g.8xlarge,m7g.8xlarge', '--max', '3', '--idle', '5m'],
      'image: agent-arm64',
      'idle: 5m',
    ],
    [['--instance', 'g5.4xlarge', '--hosts', '2'], 'image: agent-gpu', 'static: {hosts: 2}'],
    [
      ['--instance', 'c6a.8xlarge', '--image', 'agent-gpubuild', '--hosts', '2'],
      'image: agent-gpubuild',
      'hosts: 2',
    ],
    [['--external', 'edge-1.example.org', '--inbound', '--no-voting'], 'labels: [NEW]', 'voting: false'],
  ])('writes a pool of its kind with the right image: %j', async (words, ...wanted) => {
    const { exitCode, files, err } = await add('new', '--labels', 'NEW', ...words);
    expect(err).not.toContain('error');
    expect(exitCode).toBe(EXIT.ok);
    for (const text of wanted) expect(files.read(FILE)).toContain(text);
    expect((await fleet(['check', 'tvm'], { [FILE]: files.read(FILE) })).exitCode).toBe(EXIT.ok);
  });

  it.each([
    ['an unknown type', ['--instance', 'c6a.8xlarg', '--max', '3'], 'did you mean `c6a.8xlarge`'],
    ['no kind', ['--instance', 'c6a.8xlarge'], 'kind of the pool'],
    ['two kinds', ['--instance', 'c6a.8xlarge', '--max', '3', '--hosts', '1'], 'kind of the pool'],
    [
      'machines of an external pool',
      ['--external', 'a.example.org', '--instance', 'c6a.8xlarge'],
      'external pool',
    ],
    ['a minimum above the maximum', ['--instance', 'c6a.8xlarge', '--max', '3', '--min', '4'], 'min'],
    ['bounds of a static pool', ['--instance', 'c6a.8xlarge', '--hosts', '3', '--min', '4'], 'autoscaled'],
    ['a number that is none', ['--instance', 'c6a.8xlarge', '--max', 'many'], 'whole number'],
  ])('refuses %s and writes nothing', async (_, words, told) => {
    const { exitCode, err, files } = await add('new', '--labels', 'NEW', ...words);
    expect(exitCode).toBe(EXIT.badInput);
    expect(err).toContain(told);
    expect(files.written.size).toBe(0);
  });

  it('refuses a name that the file or a base of it has', async () => {
    const words = ['--labels', 'NEW', '--instance', 'c6a.8xlarge', '--max', '3'];
    const overlay = {
      'fleets/tvm/small.yaml': 'base: fleet.yaml\nfleet: small\npools:\n  arm: {autoscaled: {max: 1}}\n',
    };
    for (const [file, more] of [
      ['tvm', {}],
      ['tvm/small', overlay],
    ] as const) {
      const { exitCode, files } = await fleet(['pool', 'add', 'cpu', ...words, '--fleet', file], more);
      expect(exitCode).toBe(EXIT.badInput);
      expect(files.written.size).toBe(0);
    }
  });
});
