import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { hostname, tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';

/** A Slurm of one node with two processors, for one test file: real programs, of which nothing was running before and nothing is after. */
export interface StartedSlurm {
  readonly folder: string;
  /** What its commands need to find it. */
  readonly environment: Readonly<Record<string, string>>;
  /** Runs one of its commands. @returns what it prints */
  run(program: string, ...words: readonly string[]): Promise<string>;
  /** The controller answers nobody, or again; jobs go on. */
  suspended(suspended: boolean): void;
  stop(): Promise<void>;
}

/** Slurm and munge are installed; in CI they must be. */
export const slurmIsMissing: boolean =
  process.env.CI === undefined &&
  !['/usr/sbin/slurmctld', '/usr/sbin/slurmd', '/usr/sbin/munged', '/usr/bin/sbatch'].every(path =>
    existsSync(path),
  );

const run = promisify(execFile);
const READY = 30_000;

/** Starts munged, slurmctld and slurmd in a temporary folder, on the loopback interface only. */
export async function startedSlurm(): Promise<StartedSlurm> {
  const folder = await mkdtemp(join(tmpdir(), 'slurm-'));
  const environment = {
    PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
    HOME: folder,
    SLURM_CONF: join(folder, 'slurm.conf'),
  };
  await chmod(folder, 0o755);
  await Promise.all(
    ['munge', 'state', 'spool', 'log'].map(name => mkdir(join(folder, name), { mode: 0o711 })),
  );
  await writeFile(join(folder, 'munge/key'), randomBytes(128), { mode: 0o600 });
  await writeFile(environment.SLURM_CONF, configuration(folder, await freePort(), await freePort()));
  const started: ChildProcess[] = [];
  const start = (program: string, ...words: readonly string[]): ChildProcess => {
    const child = spawn(program, words, { env: environment, stdio: 'ignore' });
    started.push(child);
    return child;
  };
  const stop = async () => {
    for (const child of started.toReversed()) await stopped(child);
    await rm(folder, { recursive: true, force: true });
  };
  const command = async (program: string, ...words: readonly string[]) =>
    (await run(program, words, { env: environment })).stdout;
  try {
    start('munged', '--foreground', ...mungeWords(join(folder, 'munge')));
    await until('munged', () => run('munge', ['--no-input', `--socket=${join(folder, 'munge/s')}`]));
    const controller = start('slurmctld', '-D');
    start('slurmd', '-D', '-N', 'node1');
    await until('slurmd', async () => {
      if (!(await command('sinfo', '--noheader', '--format=%T')).startsWith('idle'))
        throw new Error('not idle');
    });
    return {
      folder,
      environment,
      run: command,
      suspended: suspended => void controller.kill(suspended ? 'SIGSTOP' : 'SIGCONT'),
      async stop() {
        controller.kill('SIGCONT');
        await command('scancel', `--user=${userInfo().username}`).catch(() => undefined);
        await until('the end of all jobs', async () => {
          if ((await command('squeue', '--noheader')) !== '') throw new Error('jobs are left');
        }).finally(stop);
      },
    };
  } catch (error) {
    const log = await readFile(join(folder, 'log/slurmctld'), 'utf8').catch(() => '');
    await stop();
    throw new Error(`Slurm did not start: ${log.slice(-2000)}`, { cause: error });
  }
}

const mungeWords = (folder: string): readonly string[] => [
  '--force',
  '--num-threads=2',
  `--key-file=${join(folder, 'key')}`,
  `--socket=${join(folder, 's')}`,
  `--pid-file=${join(folder, 'pid')}`,
  `--log-file=${join(folder, 'log')}`,
  `--seed-file=${join(folder, 'seed')}`,
];

/** Nothing of the packages' own configuration, no accounting, no cgroups; the controller and the node listen on 127.0.0.1 only. */
function configuration(folder: string, controllerPort: number, nodePort: number): string {
  const { username } = userInfo();
  return `ClusterName=test
SlurmctldHost=${hostname()}(127.0.0.1)
SlurmctldPort=${controllerPort}
SlurmUser=${username}
SlurmdUser=${username}
CommunicationParameters=NoCtldInAddrAny,NoInAddrAny
AuthType=auth/munge
AuthInfo=socket=${folder}/munge/s
CredType=cred/munge
StateSaveLocation=${folder}/state
SlurmdSpoolDir=${folder}/spool
SlurmctldPidFile=${folder}/slurmctld.pid
SlurmdPidFile=${folder}/slurmd.pid
SlurmctldLogFile=${folder}/log/slurmctld
SlurmdLogFile=${folder}/log/slurmd
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
SwitchType=switch/none
MpiDefault=none
JobCompType=jobcomp/none
AccountingStorageType=accounting_storage/none
JobAcctGatherType=jobacct_gather/none
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
SchedulerParameters=bf_interval=1,sched_min_interval=0,batch_sched_delay=0
PropagateResourceLimits=NONE
ReturnToService=2
MinJobAge=3600
KillWait=1
SlurmdParameters=config_overrides
NodeName=node1 NodeHostname=${hostname()} NodeAddr=127.0.0.1 Port=${nodePort} CPUs=2 RealMemory=512 State=UNKNOWN
PartitionName=main Nodes=node1 Default=YES MaxTime=INFINITE State=UP
`;
}

async function until(what: string, act: () => Promise<unknown>): Promise<void> {
  const deadline = Date.now() + READY;
  for (;;)
    try {
      await act();
      return;
    } catch (error) {
      if (Date.now() > deadline) throw new Error(`${what} took too long`, { cause: error });
      await wait(100);
    }
}

async function stopped(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const end = new Promise(resolve => child.once('exit', resolve));
  child.kill('SIGTERM');
  const firm = setTimeout(() => child.kill('SIGKILL'), 10_000);
  await end;
  clearTimeout(firm);
}

/** A port of the loopback interface that nobody listens on. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise(resolve => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}
