import { createHash } from 'node:crypto';
import { createReadStream, readFileSync } from 'node:fs';
import { copyFile, mkdir, open, truncate } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type DebianRoom, loopDevice, must, openRoom, roomsWork } from './debian-room.ts';

const MIB = 1024 ** 2;
const SIZE = 24 * MIB;
/** Smaller ones XFS does not take. */
const XFS_SIZE = 320 * MIB;
const OWNER = 1000;
const answered = z.strictObject({
  device: z.string(),
  uuid: z.string().nullable(),
  file_system: z.string(),
  changes: z.array(z.string()),
});
/** Whether this process has CAP_SYS_RESOURCE (bit 24), without which Linux grows no mounted ext4. */
const mayGrowExt4 = () => {
  const [, rights = '0'] = /^CapEff:\s*([0-9a-f]+)/m.exec(readFileSync('/proc/self/status', 'utf8')) ?? [];
  return (BigInt(`0x${rights}`) & (1n << 24n)) !== 0n;
};
const missing = !roomsWork() && process.env.CI === undefined;

/** Real devices of real images, inside a Debian root: the program may destroy nothing that anybody wrote. */
describe.skipIf(missing)('prepare-home (Debian package `debootstrap`, as root)', () => {
  let room: DebianRoom;
  let image = '';
  let device = '';
  let mount = '';
  let count = 0;
  let free = async () => {};

  beforeAll(async () => {
    room = await openRoom();
    await mkdir(join(room.root, 'images'));
    await copyFile('ansible/roles/leader/files/prepare-home.py', join(room.root, 'prepare-home.py'));
  });
  afterAll(async () => room.close());
  afterEach(async () => {
    await room.run('umount', mount);
    await free();
  });

  /** A blank device, on which a test puts something. */
  async function blank(size = SIZE): Promise<void> {
    count += 1;
    mount = `/srv/home-${count}`;
    image = join(room.root, 'images', String(count));
    await (await open(image, 'w')).close();
    await truncate(image, size);
    ({ device, free } = await loopDevice(image));
  }

  async function put(place: number, bytes: Uint8Array): Promise<void> {
    const file = await open(device, 'r+');
    await file.write(bytes, 0, bytes.length, place);
    await file.sync();
    await file.close();
  }

  async function prepare(...more: string[]) {
    const words = ['--mount', mount, '--owner', String(OWNER), '--device', device, ...more];
    const { exitCode, out, err } = await room.run('python3', '/prepare-home.py', ...words);
    return { exitCode, err, ...(exitCode === 0 ? { said: answered.parse(JSON.parse(out)) } : {}) };
  }

  async function checksum(): Promise<string> {
    const hash = createHash('sha256');
    await pipeline(createReadStream(image), hash);
    return hash.digest('hex');
  }

  const mounted = async () => (await room.run('findmnt', '--noheadings', mount)).exitCode === 0;

  it.each(['xfs', 'ext4'])('makes %s on a blank volume, once', async kind => {
    await blank(XFS_SIZE);
    const before = await checksum();
    expect((await prepare('--check', '--file-system', kind)).said?.changes.join()).toContain(`made ${kind}`);
    expect(await checksum()).toBe(before);

    const { said } = await prepare('--file-system', kind);
    expect(said).toMatchObject({ device, file_system: kind });
    expect(await room.ask('stat', '--format', '%u:%g %a', mount)).toBe(`${OWNER}:${OWNER} 750\n`);
    await room.ask('sh', '-c', `echo kept > ${mount}/file`);

    for (const other of ['xfs', 'ext4'])
      expect(await prepare('--file-system', other)).toMatchObject({
        exitCode: 0,
        said: { ...said, changes: [] },
      });
    await room.ask('umount', mount);
    expect((await prepare()).said).toMatchObject({
      uuid: said?.uuid,
      changes: [`mounted ${device} at ${mount}`],
    });
    expect(await room.ask('cat', `${mount}/file`)).toBe('kept\n');
  });

  it.each(['xfs', 'ext4'])('grows %s with its volume and keeps what is in it', async kind => {
    await blank(XFS_SIZE);
    await prepare('--file-system', kind);
    await room.ask('sh', '-c', `echo kept > ${mount}/file`);
    const sizeOf = async () => Number(await room.ask('stat', '--file-system', '--format', '%b', mount));
    const before = await sizeOf();
    await truncate(image, 2 * XFS_SIZE);
    await must('losetup', '--set-capacity', device);

    const end = await prepare();
    expect(await room.ask('cat', `${mount}/file`)).toBe('kept\n');
    if (kind === 'ext4' && !mayGrowExt4()) {
      // A container without this right: the kernel refuses, and the program says so.
      expect(end).toMatchObject({ exitCode: 1, err: expect.stringContaining('Permission denied') });
      return;
    }
    expect(end).toMatchObject({ exitCode: 0, said: { changes: [expect.stringContaining('grew')] } });
    expect(await sizeOf()).toBeGreaterThan(before);
    expect((await prepare()).said?.changes).toEqual([]);
  });

  const noise = (length: number) => Uint8Array.from({ length }, (_, index) => (index * 167 + 13) & 255);
  const one = Uint8Array.of(1);
  const inside = (...words: [string, ...string[]]) => room.ask(...words);
  const formatted = async (program: string, zeroed: number) => {
    await inside(program, '-q', device);
    await put(0, new Uint8Array(zeroed));
  };
  interface Refused {
    readonly holds: string;
    readonly fill: () => Promise<unknown>;
    readonly said?: string | RegExp;
    readonly size?: number;
  }
  const partitioned = (table: string) => () => inside('sh', '-c', `echo '${table}' | sfdisk -q ${device}`);
  const REFUSED: readonly Refused[] = [
    { holds: 'a DOS partition table', fill: partitioned('label: dos'), said: /partition table|dos/ },
    { holds: 'a GPT partition table', fill: partitioned('label: gpt'), said: /partition table|gpt/ },
    { holds: 'a partition', fill: partitioned('start=2048') },
    { holds: 'swap', fill: () => inside('mkswap', device), said: 'holds swap' },
    { holds: 'another file system', fill: () => inside('mkfs.ext2', '-q', device), said: 'holds ext2' },
    { holds: 'random data', fill: () => put(0, noise(4 * MIB)) },
    { holds: 'one byte at its beginning', fill: () => put(0, one), said: 'near byte 0' },
    { holds: 'one byte in its middle', fill: () => put(SIZE / 2 + 4711, one) },
    { holds: 'one byte at its end', fill: () => put(SIZE - 1, one) },
    { holds: 'XFS without its first block', fill: () => formatted('mkfs.xfs', 4096), size: XFS_SIZE },
    { holds: 'ext4 without its first blocks', fill: () => formatted('mkfs.ext4', 8192) },
    {
      holds: 'two signatures',
      fill: async () => {
        await inside('mkswap', device);
        await put(0x8001, new TextEncoder().encode('CD001'));
      },
    },
  ];
  it.each(REFUSED)(
    'leaves a volume alone that holds $holds',
    async ({ fill, said = '/dev/', size = SIZE }) => {
      await blank(size);
      await fill();
      await must('sync', device);
      const before = await checksum();
      for (const more of [['--check'], []]) {
        const { exitCode, err } = await prepare(...more);
        expect(exitCode).toBe(1);
        expect(err).toMatch(said);
        expect(err).toContain('nothing was changed');
      }
      expect(await checksum()).toBe(before);
      expect(await mounted()).toBe(false);
    },
  );

  it('finds what is left of a file system on a volume that is too large to be read whole', async () => {
    await blank(100 * 1024 * MIB);
    await formatted('mkfs.ext4', 4 * MIB);
    const { exitCode, err } = await prepare();
    expect(exitCode).toBe(1);
    expect(err).toContain('nothing was changed');
  });

  it('hides no files below a mount, and takes no other volume for the home', async () => {
    await blank();
    await room.ask('mkdir', '--parents', `${mount}/jobs`);
    expect((await prepare('--file-system', 'ext4')).err).toMatch(/holds files.*nothing was changed/);
    await room.ask('rmdir', `${mount}/jobs`);
    expect((await prepare('--file-system', 'ext4')).exitCode).toBe(0);

    const first = { device, free };
    const second = join(room.root, 'images', `${basename(image)}-second`);
    await copyFile(image, second);
    ({ device, free } = await loopDevice(second));
    try {
      expect((await prepare()).err).toMatch(/mounted from another device|in use/);
    } finally {
      await free();
      ({ device, free } = first);
    }
  });
});
