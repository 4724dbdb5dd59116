import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Emulator } from '../../tools/adapters/emulator/emulator.ts';
import { ProgramPacker } from '../../tools/adapters/packer/program-packer.ts';
import { machinePrograms } from '../../tools/adapters/process/machine-programs.ts';
import { environmentFor } from '../../tools/emulator/environment.ts';
import { EXIT } from '../../tools/exit-codes.ts';
import { machineImagesContract } from '../contracts/machine-images-contract.ts';
import { packerContract } from '../contracts/packer-contract.ts';
import { BASE_IMAGE, emulatedImages } from './emulated-images.ts';
import { startedEmulator } from './started-emulator.ts';

const folder = mkdtempSync(join(tmpdir(), 'images-'));
let emulator: Emulator;

beforeAll(async () => {
  emulator = await startedEmulator({ folder: join(folder, 'moto'), images: [BASE_IMAGE] });
});
afterAll(async () => {
  await emulator.stop();
  rmSync(folder, { recursive: true });
});

describe('machine images of EC2, as the emulator plays it', () => {
  machineImagesContract(async () => emulatedImages(emulator, 'eu-west-1'), 'contract');
});

// A few seconds: Packer starts slowly.
describe('the Packer of this machine', () => {
  const template = (name: string, script: string, variable = 'word') => {
    const text = `variable "${variable}" { default = "" }
source "null" "image" { communicator = "none" }
build {
  sources = ["source.null.image"]
  provisioner "shell-local" {
    environment_vars = ["WORD=\${var.${variable}}"]
    inline           = [${JSON.stringify(`echo "the word is $WORD"; ${script}`)}]
  }
}
`;
    const path = join(folder, `${name}.pkr.hcl`);
    writeFileSync(path, text);
    return { template: path, folder, variables: {} };
  };
  const packer = new ProgramPacker({
    programs: machinePrograms,
    program: 'packer',
    environment: process.env,
  });
  packerContract(packer, () => ({
    good: template('good', 'true'),
    failing: template('failing', 'exit 3'),
    wrong: { ...template('wrong', 'true'), variables: { nobody: 'knows' } },
  }));
});

/** A fleet of its own in a region in which nothing is yet, with the `fleet images` that people run. */
function fleetOf(name: string) {
  const file = join(folder, name, 'fleet.yaml');
  const pins = join(folder, name, 'images.yaml');
  mkdirSync(join(folder, name), { recursive: true });
  const starter = readFileSync('fleets/starter/fleet.yaml', 'utf8');
  writeFileSync(file, starter.replace(/^fleet: .*$/m, `fleet: ${name}`));
  cpSync('fleets/starter/images.yaml', pins);
  const { cloud, ...account } = emulatedImages(emulator, 'us-west-2');
  const images = (verb: string, ...words: readonly string[]) =>
    machinePrograms.run({
      program: process.execPath,
      words: ['tools/fleet.mjs', 'images', verb, file, ...words],
      environment: { ...process.env, ...environmentFor(emulator.endpoint, 'us-west-2') },
    });
  const build = (image: string, hash: string) =>
    account.addImage(`${name}-${image}-${hash}-${Math.random()}`, {
      fleet: name,
      image,
      'content-hash': hash,
    });
  const ids = async () => (await cloud.own(name)).map(({ id }) => id);
  return { cloud, ...account, images, build, ids, pins: () => readFileSync(pins, 'utf8') };
}

const NOW = ['--older-than', '0s'];

describe('fleet images prune', () => {
  it('leaves what is pinned, used or new, deletes the rest with its snapshots, and then finds nothing', async () => {
    const { build, images, ids, addTemplate, addInstance, addSnapshot, cloud } = fleetOf('pruned');
    const unused = await build('agent-x86_64', 'a');
    // The emulator tells seconds: of images of one second any would count as the newest.
    await sleep(1_100);
    const [byTemplate = '', byMachine = '', byStopped = '', newest = ''] = [
      await build('agent-x86_64', 'b'),
      await build('agent-x86_64', 'c'),
      await build('agent-x86_64', 'd'),
      await build('agent-x86_64', 'e'),
    ];
    // The template's default and its latest version have other images than the one in between.
    await addTemplate('pruned-cpu', [newest, byTemplate, newest]);
    await addInstance(byMachine, 'running');
    await addInstance(byStopped, 'stopped');
    const left = await addSnapshot({ fleet: 'pruned', image: 'agent-x86_64', 'content-hash': 'a' });
    const backup = await addSnapshot({ fleet: 'pruned' });
    const told = await images('prune', '--keep', '1', ...NOW);
    expect(told).toMatchObject({ exitCode: EXIT.ok, out: expect.stringContaining(`deletes ${unused}`) });
    expect(await ids()).toContain(unused);
    const done = await images('prune', '--keep', '1', ...NOW, '--apply');
    expect(done).toMatchObject({ exitCode: EXIT.ok, out: expect.stringContaining(`deleted ${unused}`) });
    expect(new Set(await ids())).toEqual(new Set([byTemplate, byMachine, byStopped, newest]));
    const snapshots = (await cloud.snapshots('pruned')).map(({ id }) => id);
    const needed = (await cloud.own('pruned')).flatMap(ami => ami.snapshots);
    expect(new Set(snapshots)).toEqual(new Set([...needed, backup]));
    expect(done.out).toContain(`deleted ${left}`);
    const again = await images('prune', '--keep', '1', ...NOW, '--apply');
    expect(again).toMatchObject({ exitCode: EXIT.ok, out: expect.stringContaining('nothing to delete') });
    expect(again.out).not.toContain('deletes');
  });
});

describe('fleet images promote', () => {
  it('writes the newest into the pin file, which then prune respects', async () => {
    const { build, images, ids, pins } = fleetOf('promoted');
    const before = pins();
    const first = await build('agent-x86_64', 'a');
    const promoted = await images('promote', 'agent-x86_64');
    expect(promoted, promoted.err).toMatchObject({ exitCode: EXIT.ok });
    const lines = before.split('\n');
    const changed = pins().split('\n');
    const differing = lines.filter((line, index) => line !== changed[index]);
    expect(differing.map(line => line.trim().split(':')[0])).toEqual(['agent-x86_64']);
    expect(pins()).toContain(first);
    expect(promoted.out).toContain(`+${changed.find(line => line.includes(first))}`);
    await build('agent-x86_64', 'b');
    await build('agent-x86_64', 'c');
    await images('prune', '--keep', '1', ...NOW, '--apply');
    const left = await ids();
    expect(left).toContain(first);
    // The newest stays too. The emulator tells seconds, so of images of one second any is the newest, also the pinned one.
    expect(left.length).toBeLessThan(3);
  });

  it('refuses an image of another fleet, and leaves the pin file as it is', async () => {
    const { images, pins } = fleetOf('refusing');
    const before = pins();
    const other = await fleetOf('strangers').build('agent-x86_64', 'a');
    const refused = await images('promote', 'agent-x86_64', '--ami', other);
    expect(refused).toMatchObject({
      exitCode: EXIT.badInput,
      err: expect.stringContaining('no build of the fleet `refusing`'),
    });
    expect(pins()).toBe(before);
  });
});

describe('fleet images status and build', () => {
  interface Shown {
    readonly image: string;
    readonly wantedHash: string;
    readonly verdict: { readonly kind: string };
  }

  it('follow an image from the first build to its pin', async () => {
    const { build, images } = fleetOf('followed');
    const agent = async () => {
      const { out } = await images('status', '--json');
      // What it prints is checked below, by every field that is used.
      const shown = JSON.parse(out) as { readonly images: readonly Shown[] };
      return shown.images.find(({ image }) => image === 'agent-x86_64');
    };
    const before = await agent();
    expect(before?.verdict.kind).toBe('to be built');
    const dry = await images('build', '--dry-run', 'agent-x86_64');
    expect(dry.out).toContain('would build agent-x86_64');
    await build('agent-x86_64', before?.wantedHash ?? '');
    expect((await agent())?.verdict.kind).toBe('to be promoted');
    expect((await images('build', 'agent-x86_64')).out).toContain('unchanged');
    await images('promote', 'agent-x86_64');
    expect((await agent())?.verdict.kind).toBe('up to date');
  });
});
