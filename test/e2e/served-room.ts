import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { HeldPull, Hub } from '../../bot/github/stand-in/hub.ts';
import { openStandIn, type StandIn } from '../../bot/github/stand-in/open-stand-in.ts';
import { conversation, type ShownComment } from '../../bot/github/stand-in/people.ts';
import { type Scene, setScene } from '../../bot/github/stand-in/personas.ts';
import { scripts } from './slurm-room.ts';
import { type StartedSlurm, startedSlurm } from './started-slurm.ts';

const run = promisify(execFile);
const FLEET = fileURLToPath(new URL('../../tools/fleet.mjs', import.meta.url));
const JOB_SCRIPT = fileURLToPath(new URL('../../bot/backends/slurm/job-script.sh', import.meta.url));

const CONFIGURATION = `names: [ci-bot]
instances: [cluster]
builds:
  linux/x86_64/generic: {repositories: [stack-2023.06]}
`;

/** A process of the bot. */
export interface Served {
  readonly process: ChildProcess;
  /** What it told, line by line. */
  readonly lines: readonly string[];
  /** Kills it without a word. */
  kill(): Promise<void>;
  /** Asks it to stop. @returns its exit code */
  stop(): Promise<number | null>;
}

/** GitHub, a Slurm that runs, a repository with build scripts, and the files of a bot; the bot's processes come and go. */
export interface ServedRoom {
  readonly folder: string;
  readonly slurm: StartedSlurm;
  readonly standIn: StandIn;
  readonly scene: Scene;
  /** Where each beginning of work is noted, in a file for each request. */
  readonly noted: string;
  /** Gives the webhook's secret another value; the one before stays good beside it. */
  secret(value: string, previous?: string): Promise<void>;
  /** Starts `fleet bot serve`, and waits until it listens when it takes deliveries. Webhooks go there. */
  serve(...words: readonly string[]): Promise<Served>;
  /** Runs another command of `fleet bot` on the operator's file. @returns what it prints */
  command(name: string, ...words: readonly string[]): Promise<string>;
  /** A pull request whose commits git can fetch. */
  open(branch: string, work: 'passes' | 'lasts'): Promise<HeldPull>;
  stop(): Promise<void>;
}

/** Opens one. */
export async function servedRoom(): Promise<ServedRoom> {
  const slurm = await startedSlurm();
  const folder = join(slurm.folder, 'bot');
  const noted = join(folder, 'noted');
  const secrets = join(folder, 'secrets');
  for (const path of [noted, secrets]) await mkdir(path, { recursive: true });
  let id = 1_000;
  const standIn = await openStandIn({ clock: Date.now, ids: () => ++id });
  const scene = setScene(standIn.hub, { '.ci-bot.yaml': CONFIGURATION, ...textsOf(noted) });
  const file = join(folder, 'bot.yaml');
  await writeFile(file, operatorFile(folder, standIn));
  await writeFile(join(folder, 'build.sh'), `#!/bin/bash\nchmod +x bot/*.sh\nexec bash ${JOB_SCRIPT}\n`, {
    mode: 0o755,
  });
  const origin = join(folder, 'origin.git');
  await run('git', ['init', '--quiet', '--bare', origin]);
  await writeFile(
    join(folder, '.gitconfig'),
    `[url "${origin}"]\n\tinsteadOf = ${standIn.api}/project/software.git\n[safe]\n\tdirectory = *\n`,
  );
  const environment = { ...slurm.environment, HOME: folder, TERM: 'dumb' };
  const put = async (name: string, value: string) => {
    await writeFile(join(secrets, name), value, { mode: 0o600 });
    await chmod(join(secrets, name), 0o600);
  };
  const running = new Set<ChildProcess>();
  const room: ServedRoom = {
    folder,
    slurm,
    standIn,
    scene,
    noted,
    async secret(value, previous) {
      if (previous !== undefined) await put('webhook-secret.previous', previous);
      await put('webhook-secret', value);
    },
    async serve(...words) {
      const served = start(['bot', 'serve', file, '--port', '0', '--json', ...words], environment);
      running.add(served.process);
      if (words.includes('jobs')) return served;
      const line = await until('it listens', () => served.lines.find(each => each.includes('"listens"')));
      const { address } = JSON.parse(line) as { readonly address: string };
      const target = standIn.webhooks.target;
      standIn.webhooks.target = { secret: target?.secret ?? SECRET, url: `${address}/webhook` };
      return served;
    },
    async command(name, ...words) {
      const all = [FLEET, 'bot', name, '-f', file, ...words];
      return (await run(process.execPath, all, { env: environment })).stdout;
    },
    async open(branch, work) {
      const pull = scene.committer.open(scene.repository, { branch, files: { work: `${work}\n` } });
      await mirror(standIn.hub, pull.head.sha, origin, folder);
      await git(origin, folder, ['update-ref', `refs/pull/${pull.number}/head`, pull.head.sha]);
      return pull;
    },
    async stop() {
      for (const child of running) child.kill('SIGKILL');
      await standIn.close();
      await slurm.stop();
    },
  };
  await put('app-key', standIn.privateKey);
  await room.secret(SECRET);
  return room;
}

/** The webhook's first secret. */
export const SECRET = 'the-first-secret-of-the-webhook';

const textsOf = (noted: string): Record<string, string> =>
  Object.fromEntries(
    Object.entries(scripts(noted)).flatMap(([path, text]) => (text === undefined ? [] : [[path, text]])),
  );

function operatorFile(folder: string, { hub, api }: StandIn): string {
  return `instance: cluster
github:
  app: ${hub.app.id}
  privateKey: app-key
  webhookSecret: webhook-secret
  api: ${api}
  account: {id: ${hub.app.account.id}, login: '${hub.app.account.login}'}
repositories: {project/software: {}}
secrets: {files: ${folder}/secrets}
store: {sqlite: ${folder}/bot.sqlite}
queue: {sqlite: ${folder}/bot.sqlite}
pollInterval: 5s
slurm:
  jobName: ci-bot
  jobsBaseDir: ${folder}/jobs
  jobIdsDir: ${folder}/ids
  trashBin: ${folder}/trash
  localTmp: ${folder}/tmp
  buildScript: ${folder}/build.sh
  architectures: {linux/x86_64/generic: [--ntasks=1]}
  repositories: {stack-2023.06: {name: software.example.org, version: "2023.06"}}
`;
}

function start(words: readonly string[], env: Readonly<Record<string, string>>): Served {
  const child = spawn(process.execPath, [FLEET, ...words], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const lines: string[] = [];
  let rest = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', chunk => {
      const parts = `${rest}${chunk}`.split('\n');
      rest = parts.pop() ?? '';
      lines.push(...parts);
    });
  const ended = new Promise<number | null>(resolve => child.once('exit', resolve));
  return {
    process: child,
    lines,
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
    stop() {
      child.kill('SIGTERM');
      return ended;
    },
  };
}

async function git(
  repository: string,
  home: string,
  words: readonly string[],
  input?: string,
  more: Readonly<Record<string, string>> = {},
): Promise<string> {
  const env = { PATH: process.env.PATH ?? '', HOME: home, GIT_DIR: repository, ...more };
  const asked = run('git', words, { env });
  // Most of git reads nothing, and may have ended by now.
  asked.child.stdin?.on('error', () => {});
  asked.child.stdin?.end(input);
  return (await asked).stdout.trim();
}

/** Puts a commit of the stand-in, with all before it, into a repository of git. The hashes are the same: the stand-in makes them as git does. */
async function mirror(hub: Hub, sha: string, repository: string, home: string): Promise<void> {
  const commit = hub.git.commit(sha);
  if (commit === undefined) throw new Error(`there is no commit ${sha}`);
  for (const parent of commit.parents) await mirror(hub, parent, repository, home);
  const index = { GIT_INDEX_FILE: join(home, `index-${sha}`) };
  for (const [path, text] of hub.git.filesAt(sha)) {
    const blob = await git(repository, home, ['hash-object', '-w', '--stdin'], text);
    await git(
      repository,
      home,
      ['update-index', '--add', '--cacheinfo', `100644,${blob},${path}`],
      '',
      index,
    );
  }
  const tree = await git(repository, home, ['write-tree'], undefined, index);
  const person = `stand-in <stand-in@example.org> ${Math.floor(commit.at / 1000)} +0000`;
  const parents = commit.parents.map(parent => `parent ${parent}\n`).join('');
  const text = `tree ${tree}\n${parents}author ${person}\ncommitter ${person}\n\n${commit.message}`;
  const made = await git(repository, home, ['hash-object', '-t', 'commit', '-w', '--stdin'], text);
  if (made !== sha) throw new Error(`git makes ${made} of ${sha}`);
  await git(repository, home, ['update-ref', `refs/kept/${sha}`, sha]);
}

/** Waits until something is there. */
export async function until<T>(
  what: string,
  look: () => T | undefined | Promise<T | undefined>,
  seconds = 40,
): Promise<T> {
  const deadline = Date.now() + seconds * 1_000;
  for (;;) {
    const found = await look();
    if (found !== undefined && found !== false) return found;
    if (Date.now() > deadline) throw new Error(`in vain: ${what}`);
    await wait(50);
  }
}

/** The bot's comments under a pull request. */
export const botComments = (pull: HeldPull): readonly ShownComment[] =>
  conversation(pull).filter(({ byBot }) => byBot);
