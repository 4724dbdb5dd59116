import { describe, expect, it } from 'vitest';
import type { MachineImage } from '../../../tools/adapters/machine-images/machine-images.ts';
import { EXIT } from '../../../tools/exit-codes.ts';
import { openSoundFleet } from '../../../tools/fleet-file/open-fleet.ts';
import { imageStatuses, type StatusInputs } from '../../../tools/images/status/image-status.ts';
import { showStatus } from '../../../tools/images/status/show-status.ts';
import { memoryImagesWorld, NOW } from './memory-images-world.ts';
import { builtTags, sampleImage } from './sample-images.ts';

const { fleet } = openSoundFleet('tvm', memoryImagesWorld().images.world);
const IMAGE = 'agent-x86_64';
const WANTED = 'b'.repeat(64);
const PINNED = 'ami-00000001';
const DAY = 86_400_000;

/** How `agent-x86_64` stands in TVM's fleet, with an AMI pinned that holds the wanted. */
function status(
  changed: Partial<StatusInputs> = {},
  pinned: Partial<MachineImage> = {},
  own: readonly MachineImage[] = [],
) {
  const ami = sampleImage({ id: PINNED, tags: builtTags(IMAGE, WANTED), created: NOW - 10 * DAY, ...pinned });
  const found = imageStatuses({
    fleet,
    pins: { 'us-west-2': { [IMAGE]: { ami: PINNED } }, 'eu-west-1': { [IMAGE]: { ami: 'ami-elsewhere' } } },
    recipes: new Map([[IMAGE, { contentHash: WANTED }]]),
    cloud: { pinned: [ami], own: [ami, ...own] },
    now: NOW,
    ...changed,
  }).find(({ image }) => image === IMAGE);
  if (found === undefined) throw new Error('the fleet does not use it');
  return found;
}

describe('the status of an image', () => {
  it('is up to date when the pinned AMI holds what is wanted', () => {
    expect(status()).toMatchObject({ ami: PINNED, ageDays: 10, verdict: { kind: 'up to date' } });
  });

  it('names the pools that use it', () => {
    expect(status().usedBy).toEqual(expect.arrayContaining(['cpu', 'cpu-spot']));
  });

  it('takes its age from the pin file first', () => {
    const pins = { 'us-west-2': { [IMAGE]: { ami: PINNED, built: '2026-11-20' } } };
    expect(status({ pins })).toMatchObject({ built: '2026-11-20', ageDays: 1 });
  });

  const toBuild = (why: string) => ({ kind: 'to be built', why: expect.stringContaining(why) });
  it.each([
    [
      'without a pin in its region',
      status({ pins: { 'eu-west-1': { [IMAGE]: { ami: PINNED } } }, cloud: { pinned: [], own: [] } }),
      'no pin in us-west-2',
    ],
    ['whose AMI is gone', status({ cloud: { pinned: [], own: [] } }), 'not to be found in us-west-2'],
    ['whose AMI is disabled', status({}, { state: 'disabled' }), 'is disabled'],
    ['whose AMI is for another machine', status({}, { arch: 'arm64' }), 'is for arm64'],
    ['whose AMI somebody else made', status({}, { tags: new Map() }), 'no build of this fleet'],
    [
      'whose content changed',
      status({}, { tags: builtTags(IMAGE, 'c'.repeat(64)) }),
      'cccccccccccc is pinned, bbbbbbbbbbbb is wanted',
    ],
  ])('%s is to be built', (_, found, why) => expect(found.verdict).toEqual(toBuild(why)));

  it('is to be promoted when what is wanted has been built', () => {
    const ready = sampleImage({ id: 'ami-ready', tags: builtTags(IMAGE, WANTED), created: NOW - DAY });
    const changed = { tags: builtTags(IMAGE, 'c'.repeat(64)) };
    expect(status({}, changed, [ready])).toMatchObject({
      verdict: { kind: 'to be promoted', ami: 'ami-ready' },
      newer: { ami: 'ami-ready', built: '2026-11-20' },
    });
  });

  it.each([
    ['another architecture', { arch: 'arm64' }],
    ['another image', { tags: builtTags('agent-gpu', WANTED) }],
    ['another fleet', { tags: builtTags(IMAGE, WANTED, 'other') }],
    ['a build that goes on', { state: 'pending' }],
  ])('is not to be promoted to %s', (_, other) => {
    const no = sampleImage({ id: 'ami-no', tags: builtTags(IMAGE, WANTED), created: NOW, ...other });
    expect(status({}, { tags: new Map() }, [no])).toMatchObject({
      verdict: { kind: 'to be built' },
      newer: undefined,
    });
  });

  it('tells a newer AMI though the pinned one holds what is wanted', () => {
    const newer = sampleImage({ id: 'ami-newer', tags: builtTags(IMAGE, WANTED), created: NOW });
    expect(status({}, {}, [newer])).toMatchObject({
      verdict: { kind: 'up to date' },
      newer: { ami: 'ami-newer' },
    });
  });

  it('of a pin that nothing uses says so', () => {
    const pins = { 'us-west-2': { [IMAGE]: { ami: PINNED }, 'agent-gpubuild': { ami: 'ami-00000002' } } };
    const all = imageStatuses({ fleet, pins, recipes: new Map(), cloud: undefined, now: NOW });
    expect(all.at(-1)).toMatchObject({ image: 'agent-gpubuild', usedBy: [], verdict: { kind: 'unused' } });
  });
});

describe('fleet images status', () => {
  it('offline asks nobody, and says what it does not know', async () => {
    const { images, terminal } = memoryImagesWorld();
    const cloudOf = () => expect.fail('nobody is to be asked');
    expect(await showStatus('tvm', { offline: true }, { ...images, cloudOf })).toBe(EXIT.ok);
    expect(terminal.written.out).toMatch(/^leader +leader +ami-056c71c88d13476dd +\? .*unknown/m);
  });

  it('says what to do next', async () => {
    const { images, terminal } = memoryImagesWorld();
    await showStatus('tvm', {}, images);
    expect(terminal.written.out).toMatch(/^next: fleet images build tvm leader agent-x86_64 /m);
  });

  it('as JSON says the same for every image that is used', async () => {
    const { images, terminal } = memoryImagesWorld();
    await showStatus('tvm', { json: true }, images);
    const { out } = terminal.written;
    expect(JSON.parse(out)).toMatchObject({
      fleet: 'tvm',
      region: 'us-west-2',
      pinFile: 'fleets/tvm/images.yaml',
    });
    for (const pool of Object.values(fleet.pools))
      if (pool.kind !== 'external') expect(out).toContain(`"image": "${pool.image}"`);
  });
});
