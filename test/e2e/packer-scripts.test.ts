import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { KIND_PLANS } from '../../packer/image-kind.ts';

const SCRIPTS = resolve('packer/scripts');
const folder = mkdtempSync(join(tmpdir(), 'packer-scripts-'));
let machines = 0;
afterAll(() => rmSync(folder, { recursive: true }));

/** Real programs that scripts may use; everything else on their path is played. */
const REAL = [
  'bash',
  'cat',
  'cp',
  'cut',
  'dirname',
  'env',
  'grep',
  'install',
  'mkdir',
  'mktemp',
  'rm',
  'sha256sum',
  'sleep',
  'tail',
  'tar',
  'gpg',
  'gpgv',
];

/** What each program of a healthy machine says. */
const HEALTHY = {
  id: 'case "$*" in *--groups*) echo "jenkins docker" ;; *) echo "uid=1000(jenkins) gid=1000(jenkins)" ;; esac',
  curl: 'case "$*" in *169.254*) printf 401 ;; esac',
  systemctl: 'case "$*" in *apt-daily*|*unattended*) exit 1 ;; esac',
  snap: 'echo amazon-ssm-agent enabled active',
  aws: 'echo aws-cli/2.36.11 Python/3.14',
  python3: 'exit 0',
  docker:
    'case "$1" in import) cat >/dev/null ;; run) echo hello ;; info) echo \'{"nvidia":{},"runc":{}}\' ;; esac',
  busybox: 'exit 0',
  java: 'echo \'openjdk version "21.0.8" 2025-07-15\' >&2',
  git: 'case "$1" in lfs) echo git-lfs/3.4.1 ;; *) echo git version 2.43.0 ;; esac',
  stat: 'echo jenkins',
  'nvidia-smi': 'echo "GPU 0: Tesla T4 (UUID: GPU-0)"',
  nvcc: 'echo "Cuda compilation tools, release 12.8, V12.8.93"',
  ldconfig: 'echo "libcudart.so.12 => /usr/local/cuda/lib64/libcudart.so.12"',
  nginx: 'exit 0',
  'mkfs.xfs': 'echo mkfs.xfs version 6.6.0',
} as const;
type Program = keyof typeof HEALTHY;

const FILES = {
  '/home/jenkins/.profile': '',
  '/etc/cloud/cloud.cfg.d/90-fleet.cfg': 'ssh:\n  emit_keys_to_console: true\n',
  '/etc/ssh/sshd_config.d/10-fleet.conf': 'PasswordAuthentication no\n',
  '/etc/docker/daemon.json': '{"default-address-pools": [], "log-opts": {"max-size": "50m"}}',
  '/opt/aws/amazon-cloudwatch-agent/bin/amazon-cloudwatch-agent': '#!/bin/sh\n',
} as const;

const KINDS = Object.keys(KIND_PLANS);
const EVERYWHERE = ['id', 'curl', 'systemctl', 'snap', 'aws', 'python3'] as const;
const ON_AGENTS = ['java', 'git', 'stat'] as const;
const WITH_DOCKER = ['docker', 'busybox'] as const;
const NEEDED: Readonly<Record<string, readonly Program[]>> = {
  leader: [...EVERYWHERE, ...WITH_DOCKER, 'mkfs.xfs'],
  agent: [...EVERYWHERE, ...WITH_DOCKER, ...ON_AGENTS],
  'agent-gpu': [...EVERYWHERE, ...WITH_DOCKER, ...ON_AGENTS, 'nvidia-smi'],
  'agent-gpubuild': [...EVERYWHERE, ...WITH_DOCKER, ...ON_AGENTS, 'nvcc', 'ldconfig'],
  'doc-host': [...EVERYWHERE, ...ON_AGENTS, 'nginx'],
};

describe.each(KINDS)('the smoke test of %s', kind => {
  it('passes on a machine with what it needs, and needs nothing else', () => {
    const { status, err } = smokeTest(kind, { programs: NEEDED[kind] ?? [] });
    expect(err).toBe('');
    expect(status).toBe(0);
  });

  it.each([...(NEEDED[kind] ?? [])])('fails without %s', program => {
    const { status, err } = smokeTest(kind, {
      programs: (NEEDED[kind] ?? []).filter(each => each !== program),
    });
    expect(status).toBe(1);
    expect(err).toMatch(new RegExp(`^not well: .*${program}`, 'm'));
  });
});

describe('the smoke test', () => {
  it.each([
    ['SSH host keys go to the console', { files: { '/etc/cloud/cloud.cfg.d/90-fleet.cfg': 'ssh: {}\n' } }],
    ['SSH takes keys only', { files: { '/etc/ssh/sshd_config.d/10-fleet.conf': undefined } }],
    ["docker's logs are rotated", { files: { '/etc/docker/daemon.json': '{"default-address-pools": []}' } }],
    ["docker's networks keep out of 10.0.0.0/8", { files: { '/etc/docker/daemon.json': '{"max-size": 1}' } }],
    ['the account is there', { files: { '/home/jenkins/.profile': undefined } }],
    [
      'the account is no administrator',
      {
        says: {
          id: 'case "$*" in *--groups*) echo "jenkins docker sudo" ;; *) echo "uid=1000(jenkins)" ;; esac',
        },
      },
    ],
    [
      'the account may use docker',
      { says: { id: 'case "$*" in *--groups*) echo "jenkins" ;; *) echo "uid=1000(jenkins)" ;; esac' } },
    ],
    ['sessions can be opened', { says: { snap: 'echo amazon-ssm-agent disabled inactive' } }],
    ['the metadata service wants a token', { says: { curl: 'printf 200' } }],
    [
      'a container runs',
      {
        says: {
          docker: 'case "$1" in import) cat >/dev/null ;; run) echo "exec format error"; exit 1 ;; esac',
        },
      },
    ],
    ['Java 21 runs', { says: { java: 'echo \'openjdk version "17.0.1"\'' } }],
    ['nothing updates itself under a build', { says: { systemctl: 'exit 0' } }],
    ['the folders of the agents belong to the account', { says: { stat: 'echo root' } }],
  ] as const)('says in one line that not: %s', (what, wrong) => {
    const { status, err } = smokeTest('agent', { programs: NEEDED.agent ?? [], ...wrong });
    expect(status).toBe(1);
    const lines = err.split('\n').filter(line => line.startsWith('not well: '));
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain(what);
  });

  it.each([
    ['agent-gpu', 'the driver sees a GPU', { 'nvidia-smi': 'echo "No devices were found"; exit 6' }],
    [
      'agent-gpu',
      'containers can have the GPU',
      { docker: 'case "$1" in import) cat >/dev/null ;; run) echo hello ;; info) echo "{}" ;; esac' },
    ],
    ['agent-gpubuild', 'the CUDA compiler runs', { nvcc: 'echo "release 11.8"' }],
    [
      'agent-gpubuild',
      'the CUDA compiler compiles',
      { nvcc: 'case "$1" in --version) echo "release 12.8" ;; *) echo "gcc: not found"; exit 1 ;; esac' },
    ],
    [
      'doc-host',
      'the documentation is served',
      { curl: 'case "$*" in *169.254*) printf 401 ;; *) exit 22 ;; esac' },
    ],
  ] as const)('of %s says that not: %s', (kind, what, says) => {
    const { status, err } = smokeTest(kind, { programs: NEEDED[kind] ?? [], says });
    expect(status).toBe(1);
    expect(err).toContain(`not well: ${what}`);
  });

  it('knows no other kinds', () => {
    expect(smokeTest('router', { programs: EVERYWHERE }).status).toBe(2);
  });
});

describe('downloads', () => {
  const site = join(folder, 'site');
  mkdirSync(site, { recursive: true });
  writeFileSync(join(site, 'archive'), 'content');
  const SHA256 = 'ed7002b439e9ac845f22357d822bac1444730fbdb6016d3ec9432297b9ec9f73';
  const curl = `while [ $# -gt 1 ]; do case "$1" in --output) out=$2; shift ;; esac; shift; done; cp "${site}/\${1##*/}" "$out"`;
  const loaded = (command: string, says: Says = { curl }) =>
    run(machine({ programs: [], says }), ['bash', '-euc', `. ${SCRIPTS}/download.sh; ${command}`], {
      RETRY_PAUSE: '0',
    });

  it('are kept with the right digest, and thrown away with another', () => {
    const file = join(folder, 'archive');
    expect(loaded(`fetch_checked https://example.org/archive ${file} ${SHA256}`).status).toBe(0);
    expect(readFileSync(file, 'utf8')).toBe('content');
    const wrong = loaded(`fetch_checked https://example.org/archive ${file} ${'0'.repeat(64)}`);
    expect(wrong.status).not.toBe(0);
    expect(wrong.err).toContain(`the SHA-256 is ${SHA256}`);
    expect(existsSync(file)).toBe(false);
  });

  it('are tried again, and fail in the end', () => {
    const { status, err } = loaded('fetch https://example.org/absent /dev/null', { curl: 'exit 22' });
    expect(status).toBe(22);
    expect(err.match(/again in/g)).toHaveLength(4);
  });

  it('are trusted for the pinned key only, whatever other keys come with it', () => {
    const [wanted, other] = [key('wanted'), key('other')];
    const bundle = Buffer.concat([other.publicKey, wanted.publicKey]);
    writeFileSync(join(site, 'keys'), bundle);
    const ring = join(folder, 'ring.gpg');
    expect(loaded(`fetch_key https://example.org/keys ${ring} ${wanted.fingerprint}`).status).toBe(0);

    const signed = (by: typeof wanted) => {
      writeFileSync(join(site, 'archive.sig'), by.sign(join(site, 'archive')));
      return loaded(`fetch_signed https://example.org/archive ${join(folder, 'signed')} ${ring}`);
    };
    expect(signed(wanted).status).toBe(0);
    const { status, err } = signed(other);
    expect(status).not.toBe(0);
    expect(err).toContain('is not signed by the expected key');
    expect(existsSync(join(folder, 'signed'))).toBe(false);
  });

  it('are not trusted when the pinned key is not there', () => {
    writeFileSync(join(site, 'keys'), key('stranger').publicKey);
    const { status, err } = loaded(`fetch_key https://example.org/keys ${folder}/none.gpg ${'A'.repeat(40)}`);
    expect(status).not.toBe(0);
    expect(err).toContain('holds no key with the fingerprint');
  });
});

describe('what runs beside Packer', () => {
  const aws = 'echo "$*"';

  it('asks the building machine for session tokens', () => {
    const told = { REGION: 'us-west-2', INSTANCE_ID: 'i-0123456789abcdef0' };
    const { status, out } = run(
      machine({ programs: [], says: { aws } }),
      ['bash', `${SCRIPTS}/builder-imdsv2.sh`],
      told,
    );
    expect(status).toBe(0);
    expect(out).toMatch(
      /^ec2 modify-instance-metadata-options .*--instance-id i-0123456789abcdef0 .*--http-tokens required/,
    );
  });

  it('says so when the AWS command line is missing', () => {
    const { status, err } = run(machine({ programs: [] }), ['bash', `${SCRIPTS}/builder-imdsv2.sh`], {
      REGION: 'x',
      INSTANCE_ID: 'x',
    });
    expect(status).toBe(1);
    expect(err).toContain('AWS command line is not installed');
  });

  it('marks the AMI of the newest build in the manifest', () => {
    const manifest = join(folder, 'manifest.json');
    const builds = ['ami-0aaaaaaaaaaaaaaa1', 'ami-0bbbbbbbbbbbbbbb2'].map(ami => ({
      artifact_id: `us-west-2:${ami}`,
    }));
    writeFileSync(manifest, JSON.stringify({ builds }, undefined, 2));
    const marked = (region: string) =>
      run(machine({ programs: [], says: { aws } }), ['bash', `${SCRIPTS}/image-imdsv2.sh`], {
        REGION: region,
        MANIFEST: manifest,
      });
    expect(marked('us-west-2').out.trim()).toBe(
      'ec2 modify-image-attribute --region us-west-2 --image-id ami-0bbbbbbbbbbbbbbb2 --imds-support v2.0',
    );
    expect(marked('eu-central-1').status).not.toBe(0);
  });
});

describe('the clean-up', () => {
  it('touches nothing on a machine that builds no image', () => {
    const says = {
      id: 'exit 1',
      rm: 'echo rm',
      'cloud-init': 'echo cloud-init',
      truncate: 'echo truncate',
      userdel: 'echo userdel',
    };
    const { status, out, err } = run(machine({ programs: [], says }), ['bash', `${SCRIPTS}/clean-up.sh`], {
      BUILD_ACCOUNT: 'fleet-builder',
    });
    expect(status).toBe(1);
    expect(out).toBe('');
    expect(err).toContain('no machine that builds an image');
  });
});

type Says = Readonly<Record<string, string>>;

/** A machine: which programs it has, and what differs from a healthy one; `undefined` takes a file away. */
interface Machine {
  readonly programs: readonly Program[];
  readonly says?: Says;
  readonly files?: Readonly<Record<string, string | undefined>>;
}

/** @returns the folder of the machine: its root, with the programs in `bin`. */
function machine({ programs, says = {}, files = {} }: Machine): string {
  const root = join(folder, `machine-${++machines}`);
  mkdirSync(join(root, 'bin'), { recursive: true });
  const played: Says = { ...Object.fromEntries(programs.map(name => [name, HEALTHY[name]])), ...says };
  for (const name of REAL) if (!Object.hasOwn(played, name)) symlinkSync(real(name), join(root, 'bin', name));
  for (const [name, text] of Object.entries(played)) {
    writeFileSync(join(root, 'bin', name), `#!${real('bash')}\n${text}\n`);
    chmodSync(join(root, 'bin', name), 0o755);
  }
  for (const [path, text] of Object.entries({ ...FILES, ...files })) {
    if (text === undefined) continue;
    mkdirSync(join(root, dirname(path)), { recursive: true });
    writeFileSync(join(root, path), text, { mode: 0o755 });
  }
  return root;
}

function real(name: string): string {
  const found = (process.env.PATH ?? '')
    .split(':')
    .map(each => join(each, name))
    .find(path => existsSync(path));
  if (found === undefined) throw new Error(`${name} is not installed`);
  return found;
}

function run(root: string, [program = '', ...words]: readonly string[], told: Says) {
  const env = { PATH: join(root, 'bin'), HOME: root, ROOT: root, ...told };
  const { status, stdout, stderr } = spawnSync(join(root, 'bin', program), words, { env, encoding: 'utf8' });
  return { status, out: stdout, err: stderr };
}

function smokeTest(kind: string, wrong: Machine) {
  return run(machine(wrong), ['bash', join(SCRIPTS, 'smoke-test.sh'), kind], {
    ACCOUNT: 'jenkins',
    AGENT_FOLDERS: '/home/jenkins /data/ci',
    DOCS_FOLDER: '/var/docs',
    DOCS_PORT: '8080',
    CUDA_RELEASE: '12-8',
  });
}

/** A key of OpenPGP made for a test. */
function key(name: string) {
  const home = mkdtempSync(join(folder, 'gpg-'));
  chmodSync(home, 0o700);
  const gpg = (...words: string[]) => {
    const { status, stdout, stderr } = spawnSync(real('gpg'), [
      '--homedir',
      home,
      '--batch',
      '--quiet',
      '--passphrase',
      '',
      ...words,
    ]);
    if (status !== 0) throw new Error(stderr.toString());
    return stdout;
  };
  gpg('--quick-generate-key', `${name}@example.org`, 'ed25519', 'sign', 'never');
  const fingerprint =
    /^fpr:+([0-9A-F]{40}):/m.exec(gpg('--list-keys', '--with-colons').toString())?.[1] ?? '';
  return {
    fingerprint,
    publicKey: gpg('--export'),
    sign: (file: string) => gpg('--output', '-', '--detach-sign', file),
  };
}
