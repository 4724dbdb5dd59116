import { once } from 'node:events';
import {
  existsSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { ansibleFiles } from '../../ansible/generate.ts';
import { parseInstanceTypes } from '../../fleet/catalogue/instance-types.ts';
import { loadFleet } from '../../fleet/check.ts';
import { METRICS_NAMESPACE } from '../../fleet/resolve/metrics-namespace.ts';
import { logGroupName } from '../../fleet/resolve/names.ts';
import type { Fleet } from '../../fleet/schema/fleet.ts';
import { diskFiles } from '../../tools/adapters/files/disk-files.ts';
import { machinePrograms } from '../../tools/adapters/process/machine-programs.ts';
import { EXIT } from '../../tools/exit-codes.ts';
import { marked } from '../../tools/synth/marked.ts';
import { roomParts } from '../../tools/synth/parts.ts';
import { groupsOf } from '../ansible/generated.ts';
import { type DebianRoom, loopDevice, openRoom, roomsWork } from './debian-room.ts';
import { ACCOUNT, PlayedReload, recordedConfiguration } from './played-reload.ts';

const PLUGINS = resolve('test/fixtures/ansible/connection_plugins');
const PLAYBOOKS = ['leader.yml', 'stop-leader.yml', 'agents.yml', 'jobs.yml', 'configuration.yml'];
const KEY = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIFzM0pYp0zLkJZbq4Jb1HqZ5xw8b8m2nJcQzJt0yq9aB leader';
const UID = 1000;
const folder = mkdtempSync(join(tmpdir(), 'ansible-'));
const ansible = join(folder, 'out', 'ansible');
const hosts = join(folder, 'out', 'hosts');
const casc = join(folder, 'out', 'jenkins-casc');
const missing = !(roomsWork() && existsSync('/usr/bin/ansible-lint')) && process.env.CI === undefined;

const fleet = tvm();
const hostOf = (group: string) => groupsOf(fleet).get(group)?.[0] ?? '';
const LEADER_HOST = hostOf('leader');
const DOCS_HOST = hostOf('doc_hosts');

function tvm(): Fleet {
  const read = (path: string) => readFileSync(path, 'utf8');
  const catalogue = parseInstanceTypes(read('fleet/catalogue/ec2-instance-types.csv'));
  const loaded = loadFleet('fleets/tvm/fleet.yaml', { read, catalogue });
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems));
  return loaded.value;
}

/** Everything as `fleet synth` writes it: the roles with their markers, the inventory and the variables of a fleet. */
function writeOutputs(): void {
  const parts = roomParts('ansible', diskFiles);
  for (const [path, text] of ansibleFiles({ fleet, source: 'fleet.yaml', parts })) {
    mkdirSync(dirname(join(ansible, path)), { recursive: true });
    writeFileSync(join(ansible, path), marked(path, text, 'fleet.yaml'));
  }
  for (const made of [casc, hosts]) mkdirSync(made, { recursive: true });
  writeFileSync(join(hosts, 'known_hosts'), '');
  writeFileSync(join(casc, 'jenkins.yaml'), 'jenkins:\n  systemMessage: first\n');
  writeFileSync(join(casc, 'plugins.txt'), 'git:5.8.0\n');
  mkdirSync(join(casc, 'library/vars'), { recursive: true });
  writeFileSync(join(casc, 'library/vars/nodeFor.groovy'), 'def call() {}\n');
  writeFileSync(join(casc, 'gitconfig'), '[user]\n\tname = nobody\n');
}

const shippedSchema = z.object({
  metrics: z.object({ namespace: z.string() }),
  logs: z.object({
    logs_collected: z.object({
      files: z.object({
        collect_list: z.array(z.object({ file_path: z.string(), log_group_name: z.string() })),
      }),
    }),
  }),
});

/** A port of this machine that nobody uses. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  if (address === null || typeof address === 'string') throw new Error('no port is free');
  return address.port;
}

const playbook = (name: string, ...words: string[]) =>
  machinePrograms.run({
    program: 'ansible-playbook',
    words: [`playbooks/${name}`, ...words],
    folder: ansible,
    environment: { ...process.env, ANSIBLE_CONNECTION_PLUGINS: PLUGINS, ANSIBLE_NOCOLOR: '1' },
  });

beforeAll(writeOutputs);
afterAll(() => rmSync(folder, { recursive: true }));

describe.skipIf(missing)('roles and playbooks (Debian packages `ansible-core`, `ansible-lint`)', () => {
  it("fail no rule of ansible-lint's production profile", async () => {
    const { exitCode, out, err } = await machinePrograms.run({
      program: 'ansible-lint',
      words: ['--offline', '--nocolor', '-c', '.ansible-lint'],
      folder: 'ansible',
      environment: { ...process.env, ANSIBLE_ROLES_PATH: 'roles' },
    });
    expect(`${out}${err}`).toContain('Passed with production profile');
    expect(exitCode).toBe(0);
  });

  it.each(PLAYBOOKS)('%s is accepted by Ansible, with the generated inventory', async name => {
    expect(await playbook(name, '--syntax-check')).toMatchObject({ exitCode: 0 });
  });
});

describe.skipIf(missing)('applied to bare Debian roots (Debian package `debootstrap`, as root)', () => {
  let leader: DebianRoom;
  let docs: DebianRoom;
  let home: Awaited<ReturnType<typeof loopDevice>>;
  let docsPort = 0;
  const jenkins = new PlayedReload(() =>
    readFileSync(join(leader.root, 'etc/jenkins-fleet/configuration/jenkins.yaml'), 'utf8'),
  );

  beforeAll(async () => {
    [leader, docs, docsPort] = await Promise.all([openRoom(), openRoom(), freePort()]);
    const image = join(folder, 'home.img');
    writeFileSync(image, '');
    truncateSync(image, 320 * 1024 ** 2);
    home = await loopDevice(image);
    await jenkins.listen();
    writeFileSync(join(ansible, 'rooms.json'), JSON.stringify(roomsInventory()));
  });
  afterAll(async () => {
    await jenkins.close();
    await Promise.all([leader.close(), docs.close()]);
    await home.free();
  });

  /** What differs from a machine in AWS: how it is reached, what is installed, and the home's device. */
  function roomsInventory() {
    const reached = ({ root, holder }: DebianRoom) => ({
      ansible_connection: 'room',
      ansible_host: root,
      room_holder: holder,
      ansible_become: false,
      ansible_python_interpreter: '/usr/bin/python3',
      // Neither docker nor AWS is there, so neither their packages.
      docker_packages: [],
    });
    return {
      all: {
        hosts: {
          [LEADER_HOST]: {
            ...reached(leader),
            leader_packages: ['git', 'python3'],
            leader_home_device: home.device,
            leader_port: jenkins.port,
            leader_api_token_file: '/run/api-token',
          },
          [DOCS_HOST]: {
            ...reached(docs),
            agent_public_key: KEY,
            agent_groups: [],
            // Debian 12 has no newer Java.
            agent_packages: ['openjdk-17-jre-headless', 'git'],
            doc_host_port: docsPort,
            doc_host_address: '127.0.0.1',
          },
        },
      },
    };
  }

  /** Runs a playbook on one of the rooms; how many tasks changed something, and failed. */
  async function apply(name: string, host: string, ...words: string[]) {
    const where = ['-i', 'inventory/hosts.yml', '-i', 'rooms.json', '--limit', host];
    const { exitCode, out, err } = await playbook(name, ...where, ...words);
    const [, changed, failed] = /changed=(\d+) +unreachable=0 +failed=(\d+)/.exec(out) ?? [];
    return {
      exitCode,
      changed: Number(changed),
      failed: Number(failed),
      text: exitCode === 0 ? '' : out + err,
      out,
    };
  }

  const both = (...words: string[]) =>
    Promise.all([apply('leader.yml', LEADER_HOST, ...words), apply('agents.yml', DOCS_HOST, ...words)]);

  it('can be looked at first: check mode succeeds where nothing is there yet, and changes nothing', async () => {
    for (const run of await both('--check', '--diff')) {
      expect(run).toMatchObject({ exitCode: 0, failed: 0, text: '' });
      expect(run.changed).toBeGreaterThan(0);
    }
    for (const { root } of [leader, docs])
      for (const path of ['etc/jenkins-fleet/jenkins.env', 'usr/local/lib/jenkins-fleet', 'var/docs'])
        expect(existsSync(join(root, path)), path).toBe(false);
    expect((await leader.run('findmnt', '/srv/jenkins')).exitCode).not.toBe(0);
  });

  it('are applied', async () => {
    mkdirSync(join(docs.root, 'home/jenkins/.ssh'), { recursive: true });
    writeFileSync(join(docs.root, 'home/jenkins/.ssh/authorized_keys'), 'ssh-ed25519 AAAA somebody-else\n');
    for (const run of await both()) {
      expect(run).toMatchObject({ exitCode: 0, failed: 0, text: '' });
      expect(run.changed).toBeGreaterThan(0);
    }
  });

  it('change nothing the second time', async () => {
    for (const run of await both('--diff'))
      expect(run).toMatchObject({ exitCode: 0, failed: 0, changed: 0, text: '' });
  });

  it.each([
    ['/srv/jenkins', `${UID}:${UID} 750`],
    ['/srv/jenkins/.ssh', `${UID}:${UID} 700`],
    ['/etc/jenkins-fleet/configuration', `0:${UID} 750`],
    ['/etc/jenkins-fleet/configuration/jenkins.yaml', `0:${UID} 640`],
    ['/etc/jenkins-fleet/secrets.json', '0:0 600'],
    ['/etc/jenkins-fleet/jenkins.env', '0:0 644'],
    ['/etc/jenkins-fleet/known_hosts', '0:0 644'],
    ['/etc/docker/daemon.json', '0:0 644'],
  ])('leave on the leader %s as %s', async (path, expected) => {
    expect(await leader.ask('stat', '--format', '%u:%g %a', path)).toBe(`${expected}\n`);
  });

  it('mount the home on the leader, now and at each boot', async () => {
    const mounted = await leader.ask(
      'findmnt',
      '--noheadings',
      '--output',
      'SOURCE,FSTYPE,UUID',
      '/srv/jenkins',
    );
    const [source, kind, uuid] = mounted.trim().split(/\s+/);
    expect([source, kind]).toEqual([home.device, 'xfs']);
    const unit = readFileSync(join(leader.root, 'etc/systemd/system/srv-jenkins.mount'), 'utf8');
    expect(unit).toContain(`What=/dev/disk/by-uuid/${uuid}\nWhere=/srv/jenkins\n`);
  });

  it('write units that systemd accepts', async () => {
    for (const room of [leader, docs]) {
      // systemd looks whether the programs of a unit are there; this one stands for docker.
      writeFileSync(join(room.root, 'usr/bin/docker'), '#!/bin/sh\n', { mode: 0o755 });
      const units = globSync('etc/systemd/system/*.{service,timer,mount}', { cwd: room.root });
      expect(units.length).toBeGreaterThan(0);
      const end = await room.run('systemd-analyze', 'verify', '--man=no', ...units.map(unit => `/${unit}`));
      expect(end).toMatchObject({ exitCode: 0, err: '' });
      rmSync(join(room.root, 'usr/bin/docker'));
    }
  });

  it("let in to an agent the leader's key and no other", async () => {
    expect(await docs.ask('cat', '/home/jenkins/.ssh/authorized_keys')).toBe(`${KEY}\n`);
    expect(
      await docs.ask('stat', '--format', '%U %a', '/home/jenkins/.ssh', '/home/jenkins/.ssh/authorized_keys'),
    ).toBe('jenkins 700\njenkins 600\n');
  });

  it('give an agent what its builds need', async () => {
    const java = await docs.run('java', '-version');
    expect(java).toMatchObject({ exitCode: 0, err: expect.stringContaining('17.') });
    expect(await docs.ask('git', '--version')).toContain('git version');
    const guard = (free: string) =>
      docs.run('python3', '/usr/local/lib/jenkins-fleet/agent-disk-guard.py', '--free', free, '/');
    expect(await guard('0')).toMatchObject({ exitCode: 0, out: '' });
    expect(await guard('101')).toMatchObject({ exitCode: 1, out: expect.stringContaining('<3>/: ') });
  });

  it('say what is shipped, to the log groups of the fleet', () => {
    for (const [room, part] of [
      [leader, 'leader'],
      [docs, 'agents'],
    ] as const) {
      const text = readFileSync(join(room.root, 'etc/jenkins-fleet/cloudwatch-agent.json'), 'utf8');
      const { logs, metrics } = shippedSchema.parse(JSON.parse(text));
      expect(metrics.namespace).toBe(METRICS_NAMESPACE);
      const shipped = logs.logs_collected.files.collect_list;
      expect(new Set(shipped.map(one => one.log_group_name))).toEqual(new Set([logGroupName(fleet, part)]));
      expect(shipped.map(one => one.file_path)).toContain('/var/log/syslog');
    }
  });

  describe('the docs', () => {
    const stop = new AbortController();
    let server: Promise<unknown> = Promise.resolve();
    const get = (path: string) => fetch(`http://127.0.0.1:${docsPort}${path}`);
    const publish = (name: string) =>
      docs.run(
        'python3',
        '/usr/local/lib/jenkins-fleet/publish-docs.py',
        '--root',
        '/var/docs',
        '--upload',
        name,
        '--keep',
        '2',
      );
    const upload = async (name: string) => {
      await docs.ask('install', '-d', '-o', 'jenkins', `/var/docs/upload/${name}/deep`);
      await docs.ask(
        'sh',
        '-c',
        `cd /var/docs/upload/${name}; echo ${name} > index.html; echo 1 > .hidden; ln -s /etc/passwd leak; ln -s index.html same; chown -hR jenkins .`,
      );
    };

    beforeAll(async () => {
      const inside = ['--mount', `--target=${docs.holder}`, 'chroot', docs.root];
      server = machinePrograms.run({
        // It ends with this process, in whatever way that ends.
        program: 'setpriv',
        words: ['--pdeathsig', 'TERM', 'nsenter', ...inside, 'nginx', '-g', 'daemon off;'],
        environment: { PATH: '/usr/sbin:/usr/bin' },
        signal: stop.signal,
      });
      await vi.waitFor(async () => expect((await get('/')).status).toBe(200), {
        timeout: 20_000,
        interval: 200,
      });
    });
    afterAll(async () => {
      stop.abort();
      await server;
    });

    it('answer the load balancer before any are built, and tell no more than they must', async () => {
      const answer = await get('/');
      expect(await answer.text()).toContain('No docs have been built yet');
      expect(answer.headers.get('server')).toBe('nginx');
      expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
      expect(answer.headers.get('x-frame-options')).toBe('SAMEORIGIN');
      expect(answer.headers.get('content-security-policy')).toContain("frame-ancestors 'self'");
    });

    it('are switched as a whole, lead out of themselves nowhere, and the oldest are forgotten', async () => {
      await upload('one');
      expect(await publish('one')).toMatchObject({ exitCode: 0, out: 'published one\n' });
      expect(await (await get('/')).text()).toBe('one\n');
      expect((await get('/same')).status).toBe(200);
      for (const path of ['/leak', '/.hidden', '/deep/', '/nothing'])
        expect([403, 404]).toContain((await get(path)).status);
      expect((await fetch(`http://127.0.0.1:${docsPort}/`, { method: 'POST' })).status).toBe(403);

      expect((await publish('one')).err).toContain('is no folder with an index.html');
      expect((await publish('../one')).err).toContain('is no name');
      await upload('two');
      expect((await publish('two')).exitCode).toBe(0);
      expect(await (await get('/')).text()).toBe('two\n');
      expect(new Set((await docs.ask('ls', '/var/docs/releases')).trim().split('\n'))).toEqual(
        new Set(['one', 'two']),
      );
    });
  });

  it('jobs.yml shows the difference, and applies it only where there is one', async () => {
    const project = join(folder, 'project');
    const asked = join(project, 'asked');
    mkdirSync(join(project, 'node_modules/.bin'), { recursive: true });
    writeFileSync(join(project, 'package.json'), '{}');
    const jobs = async (differ: number, ...words: string[]) => {
      const command = `#!/bin/sh\necho "$*" >> ${asked}\n[ "$2" = apply ] || exit ${differ}\n`;
      writeFileSync(join(project, 'node_modules/.bin/fleet'), command, { mode: 0o755 });
      rmSync(asked, { force: true });
      const { exitCode } = await apply('jobs.yml', LEADER_HOST, '-e', `jobs_project=${project}`, ...words);
      return { exitCode, asked: readFileSync(asked, 'utf8').trim().split('\n') };
    };
    const diff = 'jobs diff tvm --quiet';
    expect(await jobs(EXIT.different, '--check')).toEqual({ exitCode: 0, asked: [diff] });
    expect(await jobs(EXIT.ok)).toEqual({ exitCode: 0, asked: [diff] });
    expect(await jobs(EXIT.different)).toEqual({
      exitCode: 0,
      asked: [diff, 'jobs apply tvm --yes --quiet'],
    });
    expect(await jobs(EXIT.failed)).toMatchObject({ exitCode: 2, asked: [diff] });
  });

  describe('configuration.yml', () => {
    const { token } = ACCOUNT;
    const placed = () => leader.ask('cat', '/etc/jenkins-fleet/configuration/jenkins.yaml');
    const write = (text: string) => writeFileSync(join(casc, 'jenkins.yaml'), text);
    const configure = async (...words: string[]) => {
      const run = await apply('configuration.yml', LEADER_HOST, '-vvv', '--diff', ...words);
      expect(run.out).not.toContain(token);
      return run;
    };

    beforeAll(() => leader.ask('sh', '-c', `umask 077; echo ${token} > /run/api-token`));

    it('lets Jenkins check first, then reload, and does nothing a second time', async () => {
      write('jenkins:\n  systemMessage: second\n');
      expect(await configure('--check')).toMatchObject({ exitCode: 0, changed: 1 });
      expect(jenkins.take()).toEqual(['check']);
      expect(await placed()).toContain('first');

      expect(await configure()).toMatchObject({ exitCode: 0, changed: 1 });
      expect(jenkins.take()).toEqual(['check', 'reload']);
      expect(await placed()).toContain('second');
      expect(
        await leader.ask('stat', '--format', '%u:%g %a', '/etc/jenkins-fleet/configuration/jenkins.yaml'),
      ).toBe(`0:${UID} 640\n`);

      expect(await configure()).toMatchObject({ exitCode: 0, changed: 0 });
      expect(jenkins.take()).toEqual([]);
    });

    it('tells what Jenkins says of a bad one, and leaves the good one in its place', async () => {
      write(recordedConfiguration('unknown attribute').body);
      const run = await configure();
      expect(run).toMatchObject({ changed: 0, failed: 1 });
      expect(run.text).toContain('Invalid configuration elements');
      expect(jenkins.take()).toEqual(['check']);
      expect(await placed()).toContain('second');
    });
  });
});
