import { describe, expect, it } from 'vitest';
import type { MachineImage } from '../../../tools/adapters/machine-images/machine-images.ts';
import { EXIT } from '../../../tools/exit-codes.ts';
import { type PromoteOptions, promoteImages } from '../../../tools/images/promote/promote-images.ts';
import { memoryImagesWorld } from './memory-images-world.ts';
import { builtTags, sampleImage } from './sample-images.ts';

const IMAGE = 'agent-x86_64';
const FILE = 'fleets/tvm/images.yaml';
const good = sampleImage({ id: 'ami-00000000aaaaaaaa' });

async function promoted(
  own: readonly MachineImage[],
  options: PromoteOptions = {},
  images: readonly string[] = [IMAGE],
  foreign: readonly MachineImage[] = [],
) {
  const { images: world, files, terminal } = memoryImagesWorld({ images: own, foreign });
  const before = files.read(FILE);
  const exitCode = await promoteImages('tvm', images, options, world);
  return { exitCode, before, after: files.read(FILE), written: files.written.get(FILE), ...terminal.written };
}

describe('fleet images promote', () => {
  it('writes the newest AMI with its day and what it is, and shows the change', async () => {
    const newer = sampleImage({ id: 'ami-00000000bbbbbbbb', created: good.created + 1 });
    const { before, after, out, written } = await promoted([good, newer]);
    const line = `  ${IMAGE}: {ami: ami-00000000bbbbbbbb, built: 2026-10-01, note: tvm-agent-x86_64-aaaaaaaaaaaa from 0123456789ab}`;
    expect(after).toBe(before.replace(new RegExp(`^  ${IMAGE}: .*$`, 'm'), line));
    expect(out).toContain(`\n+${line}\n`);
    expect(written).toBe(1);
  });

  it('with a dry run shows the same and writes nothing', async () => {
    const { out, written } = await promoted([good], { dryRun: true });
    expect(out).toContain(`ami: ${good.id}`);
    expect(written).toBeUndefined();
  });

  it('without names takes what there is, and says what there is not', async () => {
    const { exitCode, err, after } = await promoted([good], {}, []);
    expect(exitCode).toBe(EXIT.ok);
    expect(after).toContain(good.id);
    expect(err).toContain('agent-gpu: there is no AMI of it');
  });

  it('a second time leaves the file as it is', async () => {
    const { images, files, terminal } = memoryImagesWorld({ images: [good] });
    await promoteImages('tvm', [IMAGE], {}, images);
    await promoteImages('tvm', [IMAGE], {}, images);
    expect(files.written.get(FILE)).toBe(1);
    expect(terminal.written.err).toContain(`${good.id} is pinned already`);
  });

  const PINNED = 'ami-0e5e1413a3bf2d262';
  const pinned = sampleImage({ id: PINNED, tags: new Map(), created: good.created + 1 });
  it.each([
    ['another image', { tags: builtTags('agent-gpu') }, 'a build of `agent-gpu`'],
    ['another fleet', { tags: builtTags(IMAGE, 'h', 'other') }, 'no build of the fleet `tvm`'],
    ['nobody', { tags: new Map() }, 'no build of the fleet `tvm`'],
    ['another architecture', { arch: 'arm64' }, 'for arm64, and the image is for x86_64'],
    ['a build that failed', { state: 'failed' }, 'not available but failed'],
    ['an older build', {}, 'older (2026-10-01) than the pinned'],
  ])('refuses an AMI of %s', async (_, changed, why) => {
    const bad = sampleImage({ id: 'ami-00000000cccccccc', ...changed });
    await expect(promoted([bad], { ami: bad.id }, [IMAGE], [pinned])).rejects.toThrow(why);
  });

  it('tells all that is wrong with an AMI at once', async () => {
    const bad = sampleImage({ id: 'ami-00000000cccccccc', arch: 'arm64', state: 'failed' });
    const refused = promoted([bad], { ami: bad.id }, [IMAGE], [pinned]);
    await expect(refused).rejects.toThrow(/arm64.*failed.*older/);
  });

  it('takes an older one when that is allowed', async () => {
    const { after } = await promoted([good], { ami: good.id, allowOlder: true }, [IMAGE], [pinned]);
    expect(after).toContain(good.id);
  });

  it.each([
    [
      'an AMI that is not there',
      { ami: 'ami-00000000dddddddd' },
      [IMAGE],
      'no AMI `ami-00000000dddddddd` in us-west-2',
    ],
    ['one AMI for two images', { ami: good.id }, [IMAGE, 'leader'], 'the AMI of one image'],
    ['an image that the fleet does not have', {}, ['agent-x86'], 'has no image `agent-x86`'],
    ['a named image without an AMI', {}, ['leader'], 'leader: there is no AMI of it'],
  ])('refuses %s', async (_, options, images, why) => {
    await expect(promoted([good], options, images)).rejects.toThrow(why);
  });

  it('begins a pin file where there is none, in the section of the region', async () => {
    const { images, files } = memoryImagesWorld({ images: [good] });
    await promoteImages('tvm', [IMAGE], { images: 'new.yaml' }, images);
    expect(files.read('new.yaml')).toMatch(new RegExp(`^us-west-2:\n  ${IMAGE}: {ami: ${good.id}, `, 'm'));
  });
});
