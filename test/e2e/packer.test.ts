import { spawnSync } from 'node:child_process';
import { globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseInstanceTypes } from '../../fleet/catalogue/instance-types.ts';
import { loadFleet } from '../../fleet/check.ts';
import type { Fleet } from '../../fleet/schema/fleet.ts';
import { filesOf } from '../packer/packer-room.ts';
import { fleetWith } from '../stacks/written-fleet.ts';

const folder = mkdtempSync(join(tmpdir(), 'packer-'));
const FLEETS: Readonly<Record<string, Fleet>> = {
  tvm: fleetIn('fleets/tvm/fleet.yaml'),
  starter: fleetIn('fleets/starter/fleet.yaml'),
  'with an own image': fleetWith({ images: { 'agent-big': { arch: 'arm64', of: 'agent-gpu', gpu: true } } }),
};
const TEMPLATES = Object.entries(FLEETS).flatMap(([name, fleet]) =>
  Object.keys(fleet.images).map(image => [name, image] as const),
);

beforeAll(() => {
  for (const [name, fleet] of Object.entries(FLEETS))
    for (const [path, text] of filesOf(fleet)) write(join(folder, name, path), text);
});
afterAll(() => rmSync(folder, { recursive: true }));

describe("Debian's Packer", () => {
  it.each(TEMPLATES)('of the fleet %s accepts the image %s', (name, image) => {
    expect(packer('validate', join(folder, name, image))).toEqual({ status: 0, text: '' });
  });

  it('formats the templates no other way', () => {
    for (const [name, image] of TEMPLATES)
      expect(packer('fmt', '-check', join(folder, name, image)).status).toBe(0);
  });

  it('accepts each way to reach the building machine', () => {
    const image = join(folder, 'tvm', 'leader');
    const reached = (way: string, ...more: string[]) =>
      packer('validate', '-var', `ssh_interface=${way}`, ...more, image).status;
    expect(reached('public_ip')).toBe(0);
    expect(reached('session_manager', '-var', 'iam_instance_profile=build')).toBe(0);
    expect(reached('session_manager')).not.toBe(0);
  });

  it('rejects what is kept apart for newer ones, so that it must stay apart', () => {
    const { status, text } = packer('validate', join(folder, 'tvm', 'newer-packer'));
    expect(status).not.toBe(0);
    expect(text).toContain('required_plugins');
  });

  it('runs the local steps with what the template tells them, and writes the manifest', () => {
    const image = readFileSync(join(folder, 'tvm', 'leader', 'image.pkr.hcl'), 'utf8');
    write(join(folder, 'local', 'leader', 'image.pkr.hcl'), onNoMachine(image));
    for (const script of ['builder-imdsv2', 'image-imdsv2'])
      write(
        join(folder, 'local', 'scripts', `${script}.sh`),
        `echo "${script}: $REGION $INSTANCE_ID $MANIFEST"`,
      );
    const { status, text } = packer('build', '-color=false', join(folder, 'local', 'leader'));
    expect(status, text).toBe(0);
    expect(text).toMatch(/builder-imdsv2: us-west-2 Null/);
    expect(text).toMatch(/image-imdsv2: us-west-2 {2}\S+\/leader\/manifest\.json/);
    const manifest = JSON.parse(readFileSync(join(folder, 'local', 'leader', 'manifest.json'), 'utf8'));
    expect(manifest.builds[0].custom_data).toMatchObject({
      fleet: 'tvm',
      image: 'leader',
      region: 'us-west-2',
    });
  });
});

describe('what newer Packers want', () => {
  it('is well-formed HCL', () => {
    const file = join(folder, 'plugins.tf');
    write(file, readFileSync(join(folder, 'tvm', 'newer-packer', 'required-plugins.pkr.hcl'), 'utf8'));
    expect(run('terraform', ['fmt', '-check', file]).status).toBe(0);
  });
});

describe('shellcheck', () => {
  it('finds nothing in the scripts', () => {
    const scripts = globSync('packer/scripts/*.sh');
    expect(scripts.length).toBeGreaterThan(0);
    expect(run('shellcheck', ['--external-sources', ...scripts])).toEqual({ status: 0, text: '' });
  });
});

function fleetIn(file: string): Fleet {
  const read = (path: string) => readFileSync(path, 'utf8');
  const catalogue = parseInstanceTypes(read('fleet/catalogue/ec2-instance-types.csv'));
  const loaded = loadFleet(file, { read, catalogue });
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems));
  return loaded.value;
}

function write(path: string, text: string) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

const packer = (...words: string[]) => run('packer', words);

/** Without credentials, without a home of its own, without asking whether there is a newer one. */
function run(program: string, words: readonly string[]) {
  const env = { PATH: process.env.PATH, HOME: folder, PACKER_CONFIG_DIR: folder, CHECKPOINT_DISABLE: '1' };
  const { status, stdout, stderr } = spawnSync(program, words, { env, encoding: 'utf8' });
  return { status, text: `${stdout}${stderr}`.trim() };
}

/** The template with a builder that makes no machine, and without the steps that need one. */
function onNoMachine(template: string): string {
  const withoutBlocks = (text: string, start: RegExp) =>
    text
      .split(/\n(?= {0,2}\S)/)
      .reduce<{ readonly kept: string[]; readonly inside: boolean }>(
        ({ kept, inside }, part) => {
          if (inside) return { kept, inside: !/^ {2}\}/.test(part) };
          return start.test(part) ? { kept, inside: true } : { kept: [...kept, part], inside };
        },
        { kept: [], inside: false },
      )
      .kept.join('\n');
  const build = template.slice(template.indexOf('build {')).replace('amazon-ebs', 'null');
  const head = template.slice(0, template.indexOf('source "amazon-ebs"'));
  return `${head}source "null" "image" {\n  communicator = "none"\n}\n\n${withoutBlocks(build, /^ {2}provisioner "(?:shell|file)"/)}`;
}
