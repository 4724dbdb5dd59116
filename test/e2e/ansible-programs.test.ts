import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Emulator } from '../../tools/adapters/emulator/emulator.ts';
import { machinePrograms } from '../../tools/adapters/process/machine-programs.ts';
import { environmentFor } from '../../tools/emulator/environment.ts';
import { EMULATOR_PYTHON } from '../../tools/emulator/installed.ts';
import { startedEmulator } from './started-emulator.ts';

const UID = 1000;
const SECRET = 'value-that-nobody-may-see';
const missing = process.getuid?.() !== 0 && process.env.CI === undefined;

let folder = '';
const path = (name: string) => join(folder, name);
const write = (name: string, text: string, mode = 0o644) => {
  mkdirSync(dirname(path(name)), { recursive: true });
  writeFileSync(path(name), text, { mode });
};
const python = (program: string, ...words: string[]) =>
  machinePrograms.run({
    program: 'python3',
    words: [`ansible/roles/${program}`, ...words],
    environment: { PATH: `${folder}/bin:${process.env.PATH}`, ROOM: folder },
  });
const modeOf = (file: string) => {
  const { mode, uid, gid } = lstatSync(file);
  return `${uid}:${gid} ${(mode & 0o777).toString(8)}`;
};

beforeEach(() => {
  // In memory, since secrets go nowhere else.
  folder = mkdtempSync('/dev/shm/programs-');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe.skipIf(missing)('fetch-secrets (as root)', () => {
  const list = (...names: string[]) =>
    write(
      'list.json',
      JSON.stringify({ region: 'x', secrets: names.map(name => ({ name, secret_id: `tvm/${name}` })) }),
    );
  const words = (to = path('secrets')) => [
    '--list',
    path('list.json'),
    '--folder',
    to,
    '--owner',
    String(UID),
  ];
  const fetchSecrets = (...more: string[]) =>
    python('leader/files/fetch-secrets.py', ...words(), '--from', path('vault'), ...more);

  it('gives each secret to its owner and nobody else, once, and takes away what is no longer listed', async () => {
    list('one', 'two');
    write('vault/tvm/one', SECRET);
    write('vault/tvm/two', 'two');
    expect(await fetchSecrets()).toMatchObject({ exitCode: 0, out: 'wrote one\nwrote two\n', err: '' });
    expect(modeOf(path('secrets'))).toBe(`${UID}:${UID} 500`);
    expect(modeOf(path('secrets/one'))).toBe(`${UID}:${UID} 400`);
    expect(readFileSync(path('secrets/one'), 'utf8')).toBe(SECRET);
    expect(await fetchSecrets()).toMatchObject({ exitCode: 0, out: '' });

    chmodSync(path('secrets/one'), 0o644);
    write('vault/tvm/two', 'changed');
    list('one');
    expect(await fetchSecrets()).toMatchObject({ out: 'wrote one\nremoved two\n' });
    expect(readdirSync(path('secrets'))).toEqual(['one']);
    expect(modeOf(path('secrets/one'))).toBe(`${UID}:${UID} 400`);
  });

  it('names all that is missing, and writes nothing then', async () => {
    list('one', 'gone', 'empty');
    write('vault/tvm/one', SECRET);
    write('vault/tvm/empty', '');
    const { exitCode, out, err } = await fetchSecrets();
    expect({ exitCode, out }).toEqual({ exitCode: 1, out: '' });
    expect(err).toContain('`gone` (tvm/gone): FileNotFoundError');
    expect(err).toContain('`empty` (tvm/empty): it is empty');
    expect(err).not.toContain('`one`');
    expect(existsSync(path('secrets'))).toBe(false);
  });

  it('keeps the old values when a later fetch fails', async () => {
    list('one');
    write('vault/tvm/one', SECRET);
    await fetchSecrets();
    rmSync(path('vault/tvm/one'));
    expect((await fetchSecrets()).exitCode).toBe(1);
    expect(readFileSync(path('secrets/one'), 'utf8')).toBe(SECRET);
  });

  it.each(['../one', 'a/b', '', '.one'])('writes nowhere else: %j is no name', async name => {
    list(name);
    expect((await fetchSecrets()).err).toContain('is no name of a secret');
  });

  it('writes to no disk', async () => {
    list('one');
    write('vault/tvm/one', SECRET);
    const disk = mkdtempSync(join(tmpdir(), 'disk-'));
    const end = await python(
      'leader/files/fetch-secrets.py',
      ...words(join(disk, 's')),
      '--from',
      path('vault'),
    );
    rmSync(disk, { recursive: true });
    // Where the folder for temporary files lies in memory too, there is nothing to refuse.
    if (end.exitCode !== 0) expect(end.err).toContain('does not lie in memory');
    else expect(readFileSync('/proc/self/mounts', 'utf8')).toMatch(/^\S+ \/tmp tmpfs /m);
  });

  it('shows no value in its arguments, its environment or its output, and waits for what comes late', async () => {
    list('one', 'late');
    write('vault/tvm/one', SECRET);
    const child = spawn(
      'python3',
      [
        'ansible/roles/leader/files/fetch-secrets.py',
        ...words(),
        '--from',
        path('vault'),
        '--patience',
        '30',
      ],
      { stdio: ['ignore', 'pipe', 'pipe'] },
    );
    let printed = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', piece => (printed += String(piece)));
    await pause(700);
    const shown = ['cmdline', 'environ']
      .map(name => readFileSync(`/proc/${child.pid}/${name}`, 'utf8'))
      .join('');
    expect(shown).toContain('fetch-secrets.py');
    expect(shown).not.toContain(SECRET);
    write('vault/tvm/late', `${SECRET}-late`);
    expect(await once(child, 'close')).toEqual([0, null]);
    expect(printed).toBe('wrote one\nwrote late\n');
  });
});

describe.skipIf(missing)('fetch-secrets, with Secrets Manager as the emulator plays it', () => {
  const scratch = mkdtempSync(join(tmpdir(), 'secrets-'));
  let emulator: Emulator;
  beforeAll(async () => {
    emulator = await startedEmulator({ folder: scratch });
  });
  afterAll(async () => {
    await emulator.stop();
    rmSync(scratch, { recursive: true });
  });

  it('reads texts and bytes by their ids, and names what is not there', async () => {
    const emulated = (...words: string[]) =>
      machinePrograms.run({
        program: EMULATOR_PYTHON,
        words,
        environment: { ...process.env, ...environmentFor(emulator.endpoint, 'us-west-2') },
      });
    const make = `import boto3; client = boto3.client('secretsmanager')
client.create_secret(Name='tvm/text', SecretString='${SECRET}')
client.create_secret(Name='tvm/bytes', SecretBinary=b'\\x00\\x01')`;
    expect(await emulated('-c', make)).toMatchObject({ exitCode: 0 });
    const secrets = ['text', 'bytes'].map(name => ({ name, secret_id: `tvm/${name}` }));
    const fetched = (wanted: readonly unknown[]) => {
      write('list.json', JSON.stringify({ region: 'us-west-2', secrets: wanted }));
      const words = ['--list', path('list.json'), '--folder', path('secrets'), '--owner', String(UID)];
      return emulated('ansible/roles/leader/files/fetch-secrets.py', ...words);
    };
    const gone = { name: 'gone', secret_id: 'tvm/gone' };
    expect(await fetched([...secrets, gone])).toMatchObject({
      exitCode: 1,
      out: '',
      err: 'fetch-secrets: missing secrets: `gone` (tvm/gone): ResourceNotFoundException\n',
    });
    expect(await fetched(secrets)).toMatchObject({ exitCode: 0, out: 'wrote text\nwrote bytes\n', err: '' });
    expect(readFileSync(path('secrets/text'), 'utf8')).toBe(SECRET);
    expect(readFileSync(path('secrets/bytes'))).toEqual(Buffer.of(0, 1));
  });
});

describe.skipIf(missing)('install-plugins (as root)', () => {
  const install = (step: string, image = 'jenkins:1') =>
    python(
      'leader/files/install-plugins.py',
      step,
      '--list',
      path('plugins.txt'),
      '--image',
      image,
      '--home',
      path('home'),
      '--owner',
      String(UID),
    );
  const plugins = () => readdirSync(path('home/plugins')).filter(name => !name.startsWith('.'));
  /** A docker that downloads what the list says, unless `broken` is there; it keeps what it was asked. */
  const DOCKER = `#!/bin/sh
echo "$*" >> "$ROOM/asked"
for word in "$@"; do case "$word" in type=bind,source=*,target=/plugins) to=\${word#*source=}; to=\${to%,target*};; esac; done
for name in $(cut -d: -f1 "$ROOM/plugins.txt"); do [ -e "$ROOM/broken" ] || echo 1 > "$to/$name.jpi"; done
`;
  const asked = () =>
    existsSync(path('asked')) ? readFileSync(path('asked'), 'utf8').split('\n').length - 1 : 0;

  beforeEach(() => {
    write('bin/docker', DOCKER, 0o755);
    write('plugins.txt', 'git:5.8.0\nmatrix-auth:3\n');
    write('home/plugins/left-over.jpi', '');
  });

  it('makes the folder exactly the list, and asks nobody when nothing has changed', async () => {
    expect(await install('fetch')).toMatchObject({ exitCode: 0, out: 'fetched\n' });
    expect(plugins()).toEqual(['left-over.jpi']);
    expect(await install('fetch')).toMatchObject({ out: '' });
    expect(await install('switch')).toMatchObject({ exitCode: 0, out: 'switched\n' });
    expect(plugins()).toEqual(['git.jpi', 'matrix-auth.jpi']);
    for (const step of ['fetch', 'switch'])
      expect(await install(step)).toMatchObject({ exitCode: 0, out: '' });
    expect(asked()).toBe(1);
    expect(readdirSync(path('home'))).toEqual(['plugins']);
  });

  it('follows a changed list and a changed image', async () => {
    await install('switch');
    write('plugins.txt', 'git:5.9.0\n');
    expect((await install('switch')).out).toContain('switched');
    expect(plugins()).toEqual(['git.jpi']);
    expect((await install('switch', 'jenkins:2')).out).toContain('switched');
  });

  it('leaves the plugins as they were when the download is not complete', async () => {
    await install('switch');
    write('plugins.txt', 'other:1\n');
    write('broken', '');
    for (const step of ['fetch', 'switch'])
      expect(await install(step)).toMatchObject({ exitCode: 1, err: expect.stringContaining('lacks other') });
    expect(plugins()).toEqual(['git.jpi', 'matrix-auth.jpi']);
  });
});

describe.skipIf(missing)('fleet-cleanup (as root)', () => {
  const DAYS = 86_400;
  const children: ChildProcess[] = [];
  afterEach(() => {
    for (const child of children.splice(0)) child.kill();
  });
  const cleanUp = (...words: string[]) =>
    python(
      'cleanup/files/fleet-cleanup.py',
      '--state',
      path('state.json'),
      '--root',
      path('agent'),
      '--workspaces',
      '7',
      ...words,
    );
  const withoutDocker = ['--docker', 'no-such-docker'];
  const workspaces = () => readdirSync(path('agent/workspace')).sort();
  const age = (name: string, days: number) => {
    const then = Date.now() / 1000 - days * DAYS;
    for (const one of [...readdirSync(path(name), { recursive: true }).map(String), '.'])
      utimesSync(join(path(name), one), then, then);
  };
  const workspace = (name: string, days: number) => {
    write(`agent/workspace/${name}/deep/file`, 'x');
    age(`agent/workspace/${name}`, days);
  };

  it('removes what is stale, and looks first when asked to', async () => {
    workspace('stale', 8);
    workspace('fresh', 6);
    workspace('fresh-inside', 8);
    write('agent/workspace/fresh-inside/deep/file', 'new');
    const would = await cleanUp('--dry-run', ...withoutDocker);
    expect(would.out).toBe(`would remove workspace ${path('agent/workspace/stale')}\n`);
    expect(workspaces()).toEqual(['fresh', 'fresh-inside', 'stale']);
    expect((await cleanUp(...withoutDocker)).out).toBe(would.out.replace('would remove', 'removed'));
    expect(workspaces()).toEqual(['fresh', 'fresh-inside']);
  });

  it('follows no links', async () => {
    write('precious/file', 'x');
    workspace('stale', 8);
    symlinkSync(path('precious'), path('agent/workspace/stale/deep/link'));
    symlinkSync(path('precious'), path('agent/workspace/link'));
    // The links are new; so everything counts as stale.
    await cleanUp('--workspaces', '-1', ...withoutDocker);
    expect(workspaces()).toEqual(['link']);
    expect(readFileSync(path('precious/file'), 'utf8')).toBe('x');
  });

  it('leaves what a process works in or has open, with its siblings', async () => {
    for (const name of ['worked-in', 'worked-in@tmp', 'open', 'other']) workspace(name, 30);
    const worker = spawn('sleep', ['60'], { cwd: path('agent/workspace/worked-in/deep') });
    const reader = spawn('sh', ['-c', `exec sleep 60 < '${path('agent/workspace/open/deep/file')}'`]);
    children.push(worker, reader);
    await Promise.all([once(worker, 'spawn'), once(reader, 'spawn')]);
    await pause(300);
    await cleanUp(...withoutDocker);
    expect(workspaces()).toEqual(['open', 'worked-in', 'worked-in@tmp']);
  });

  describe('with docker', () => {
    /** A docker with the images and containers that the folder says; `rm` refuses an image that is used. */
    const DOCKER = `#!/bin/sh
cd "$ROOM/docker"
case "$1 $2" in
  "ps --all") ls containers;;
  "inspect --format") what=$3; shift 3
    for one in "$@"; do
      case "$what" in
        *Mounts*) printf '[{"Source":"%s"}]\\n' "$(sed -n 2p "containers/$one")";;
        *) sed -n 1p "containers/$one";;
      esac
    done;;
  "image ls") ls images;;
  "image inspect") cat "images/$5";;
  "image rm") grep -lx "$3" images/* | xargs -r rm;;
  *) echo "$*" >> "$ROOM/asked";;
esac
`;
    const images = () => readdirSync(path('docker/images')).sort();
    const state = (image: string, days: number) =>
      write('state.json', JSON.stringify({ images: { [image]: Date.now() / 1000 - days * DAYS } }));

    beforeEach(() => {
      write('bin/docker', DOCKER, 0o755);
      write('docker/images/sha256:old', 'ci:1\nci:latest\n');
      write('docker/images/sha256:new', '');
      write('docker/containers/none', '');
      rmSync(path('docker/containers/none'));
      mkdirSync(path('agent/workspace'), { recursive: true });
    });

    it('removes an image that no container has used for long, by its names', async () => {
      state('sha256:old', 15);
      expect((await cleanUp('--images', '14')).out).toBe('removed image sha256:old\n');
      expect(images()).toEqual(['sha256:new']);
      expect(readFileSync(path('asked'), 'utf8')).toContain('container prune --force --filter until=24h');
    });

    it('counts from when it first saw an image, not from when that was built', async () => {
      expect((await cleanUp('--images', '14')).out).toBe('');
      expect(images()).toEqual(['sha256:new', 'sha256:old']);
      state('sha256:old', 13);
      expect((await cleanUp('--images', '14')).out).toBe('');
    });

    it('leaves an image that a container uses, and counts anew when that is gone', async () => {
      state('sha256:old', 15);
      write('docker/containers/build', 'sha256:old\n/nowhere\n');
      expect((await cleanUp('--images', '14')).out).toBe('');
      rmSync(path('docker/containers/build'));
      expect((await cleanUp('--images', '14')).out).toBe('');
      expect(images()).toEqual(['sha256:new', 'sha256:old']);
    });

    it('leaves a workspace that a container has mounted', async () => {
      workspace('mounted', 30);
      workspace('stale', 30);
      write('docker/containers/build', `sha256:new\n${path('agent/workspace/mounted')}\n`);
      await cleanUp();
      expect(workspaces()).toEqual(['mounted']);
    });
  });
});
