import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { machinePrograms } from '../../tools/adapters/process/machine-programs.ts';
import type { ProgramEnd } from '../../tools/adapters/process/program.ts';

/** What a bare machine has: what Ansible needs, and what the tests of disks and units ask. */
const PACKAGES = ['python3', 'python3-apt', 'systemd', 'xfsprogs', 'e2fsprogs', 'fdisk'];
const SUITE = 'bookworm';
const MIRROR = 'http://deb.debian.org/debian';

/** Everything that rooms need is here: the programs, and the right to mount. */
export const roomsWork = (): boolean =>
  process.getuid?.() === 0 &&
  ['/usr/sbin/debootstrap', '/usr/bin/nsenter', '/usr/sbin/losetup'].every(program => existsSync(program));

/**
 * Mounts inside a mount namespace of its own, says so, and waits for the end of its standard input: when the test ends,
 * in whatever way, the process ends, and with it all mounts below the root.
 */
const HOLD = `set -eu
mount -t proc proc "$1/proc"
mount -t sysfs -o ro sysfs "$1/sys"
mount --rbind /dev "$1/dev"
mount -t tmpfs tmpfs "$1/run"
echo held
cat >/dev/null`;

/** A Debian root with its own mounts: a machine without a kernel and an init of its own. */
export interface DebianRoom {
  /** The folder of the root. What is mounted in it is seen from inside only. */
  readonly root: string;
  /** The process that holds the mounts. */
  readonly holder: number;
  /** Runs a program inside. */
  run(program: string, ...words: string[]): Promise<ProgramEnd>;
  /** What a program inside prints. @throws Error when it fails. */
  ask(program: string, ...words: string[]): Promise<string>;
  close(): Promise<void>;
}

/** Runs a program of this machine. @throws Error when it fails. */
export async function must(program: string, ...words: string[]): Promise<string> {
  const end = await machinePrograms.run({ program, words, environment: process.env });
  if (end.exitCode !== 0) throw new Error(`${program} ${words.join(' ')}: ${end.out}${end.err}`);
  return end.out;
}

let made: Promise<string> | undefined;

/** The root as an archive, made once, also when several rooms are opened at once: debootstrap takes a minute. */
const archive = (): Promise<string> => {
  made ??= makeArchive();
  return made;
};

async function makeArchive(): Promise<string> {
  const path = resolve(`.venv/debootstrap-${SUITE}-${PACKAGES.join('-')}.tar`);
  if (existsSync(path)) return path;
  const folder = mkdtempSync(join(tmpdir(), 'debootstrap-'));
  try {
    const root = join(folder, 'root');
    await must('debootstrap', '--variant=minbase', `--include=${PACKAGES.join(',')}`, SUITE, root, MIRROR);
    mkdirSync(dirname(path), { recursive: true });
    await must('tar', '-cf', `${path}.unfinished`, '-C', root, '.');
    renameSync(`${path}.unfinished`, path);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return path;
}

/** A new room. Packages that are installed in it start nothing. */
export async function openRoom(): Promise<DebianRoom> {
  const root = mkdtempSync(join(tmpdir(), 'room-'));
  await must('tar', '-xf', await archive(), '-C', root);
  writeFileSync(join(root, 'usr/sbin/policy-rc.d'), '#!/bin/sh\nexit 101\n', { mode: 0o755 });
  const unshare = ['unshare', '--mount', '--propagation', 'private'] as const;
  const { pid: holder, release } = await held(...unshare, 'sh', '-c', HOLD, 'hold', root);
  const inside = ['--mount', `--target=${holder}`, 'chroot', root];
  const run = (program: string, ...given: string[]) =>
    machinePrograms.run({
      program: 'nsenter',
      words: [...inside, program, ...given],
      environment: { PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin', HOME: '/root' },
    });
  return {
    root,
    holder,
    run,
    async ask(program, ...given) {
      const { exitCode, out, err } = await run(program, ...given);
      if (exitCode !== 0) throw new Error(`${program} ${given.join(' ')}: ${out}${err}`);
      return out;
    },
    async close() {
      await release();
      rmSync(root, { recursive: true, force: true });
    },
  };
}

const HOLD_LOOP = `set -eu
device=$(losetup --find --show "$1")
echo "$device"
cat >/dev/null
losetup --detach "$device"`;

/** A loop device of an image file; `free` gives it back, and so does the end of the test, in whatever way. */
export async function loopDevice(image: string): Promise<{ device: string; free(): Promise<void> }> {
  const { first, release } = await held('sh', '-c', HOLD_LOOP, 'loop', image);
  return { device: first, free: release };
}

/** A process that says one line and then holds something until its standard input ends. */
async function held(program: string, ...words: string[]) {
  const child = spawn(program, words, { stdio: ['pipe', 'pipe', 'inherit'] });
  const ended = once(child, 'close');
  const said = once(createInterface({ input: child.stdout }), 'line');
  const [first] = await Promise.race([said, ended]);
  if (typeof first !== 'string' || child.pid === undefined) throw new Error(`${program} holds nothing`);
  const release = async () => {
    child.stdin.end();
    await ended;
  };
  return { first, pid: child.pid, release };
}
