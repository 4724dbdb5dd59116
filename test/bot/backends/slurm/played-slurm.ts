import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ProgramCall, ProgramEnd, Programs } from '../../../../tools/adapters/process/program.ts';

/** A job of the played Slurm. */
export interface PlayedJob {
  readonly id: number;
  readonly name: string;
  readonly comment: string;
  readonly folder: string;
  readonly words: readonly string[];
  state: string;
  reason: string;
  /** How often its work began. */
  begun: number;
}

/**
 * What goes wrong with a call of a program: it is not there, ends badly before or after it has done its work, hangs before or
 * after it, prints half of what it says, or the one who called it is killed before or after.
 */
export type Trouble =
  | 'missing'
  | 'fails'
  | 'fails-after'
  | 'hangs'
  | 'hangs-after'
  | 'half'
  | 'killed'
  | 'killed-after';

/** sbatch, squeue, scontrol and scancel over a table of jobs, and a git that makes files: as the real ones were seen to answer. */
export class PlayedSlurm implements Programs {
  readonly jobs: PlayedJob[] = [];
  readonly calls: ProgramCall[] = [];
  /** Asked at each call, with its number from 0. */
  trouble: ((call: number, program: string) => Trouble | undefined) | undefined;
  /** Jobs that Slurm has forgotten. */
  readonly forgotten = new Set<number>();
  /** Jobs that squeue leaves out. */
  readonly unlisted = new Set<number>();

  async run(call: ProgramCall): Promise<ProgramEnd> {
    const trouble = this.trouble?.(this.calls.length, call.program);
    this.calls.push(call);
    if (trouble === 'killed') return this.#kill();
    if (trouble === 'missing') throw new Error('spawn ENOENT');
    if (trouble === 'fails') return ended(1, '', 'Unable to contact slurm controller (connect failure)');
    if (trouble === 'hangs') return hung(call);
    const end = await this.#played(call);
    if (trouble === 'killed-after') return this.#kill();
    if (trouble === 'hangs-after') return hung(call);
    if (trouble === 'fails-after') return ended(1, '', 'Socket timed out on send/recv operation');
    if (trouble === 'half') return { ...end, out: end.out.slice(0, Math.floor(end.out.length / 2)) };
    return end;
  }

  /** Whether one of so many next calls may be one that hangs. */
  mayHang(calls: number): boolean {
    const next = Array.from({ length: calls }, (_, index) => this.calls.length + index);
    return next.some(call => PROGRAMS.some(program => this.trouble?.(call, program)?.startsWith('hangs')));
  }

  /** Called when a worker was killed; it goes no further. */
  onKilled: () => void = () => {};

  /** Begins what may begin. */
  begin(): void {
    for (const job of this.jobs)
      if (job.state === 'PENDING' && job.reason !== 'JobHeldUser') {
        job.state = 'RUNNING';
        job.begun += 1;
      }
  }

  /** Jobs of a run whose work began, as often as it did. */
  begun(run: string): number {
    return this.jobs
      .filter(({ comment }) => comment === `run:${run}`)
      .reduce((sum, { begun }) => sum + begun, 0);
  }

  async #played(call: ProgramCall): Promise<ProgramEnd> {
    if (call.program === 'sbatch') return this.#sbatch(call);
    if (call.program === 'squeue') return ended(0, this.#squeue(call.words));
    if (call.program === 'scontrol') return this.#scontrol(call.words);
    if (call.program === 'scancel') return this.#scancel(call.words);
    return git(call);
  }

  #kill(): Promise<ProgramEnd> {
    this.onKilled();
    return new Promise(() => {});
  }

  #sbatch({ words }: ProgramCall): ProgramEnd {
    const of = (name: string): string =>
      words.findLast(word => word.startsWith(`--${name}=`))?.slice(name.length + 3) ?? '';
    const id = 101 + this.jobs.length;
    this.jobs.push({
      id,
      name: of('job-name'),
      comment: of('comment'),
      folder: of('chdir'),
      words,
      state: 'PENDING',
      reason: words.includes('--hold') ? 'JobHeldUser' : 'None',
      begun: 0,
    });
    return ended(0, `${id}\n`);
  }

  #squeue(words: readonly string[]): string {
    const name = words.find(word => word.startsWith('--name='))?.slice(7);
    const format = words.find(word => word.startsWith('--format='))?.slice(9) ?? '';
    return this.jobs
      .filter(
        job =>
          !this.forgotten.has(job.id) &&
          !this.unlisted.has(job.id) &&
          (name === undefined || name === job.name),
      )
      .map(job => `${format.replace(/%./g, field => fieldOf(job, field))}\n`)
      .join('');
  }

  #scontrol([verb, ...words]: readonly string[]): ProgramEnd {
    const job = this.jobs.find(({ id }) => `${id}` === words.at(-1));
    if (job === undefined || this.forgotten.has(job.id))
      return ended(1, '', 'slurm_load_jobs error: Invalid job id specified');
    if (verb === 'show') return ended(0, shown(job));
    if (job.state !== 'PENDING' && job.state !== 'RUNNING')
      return ended(1, '', `Job has already finished for job ${job.id}`);
    job.reason = 'None';
    return ended(0, '');
  }

  #scancel(words: readonly string[]): ProgramEnd {
    for (const job of this.jobs)
      if (words.includes(`${job.id}`) && ['PENDING', 'RUNNING'].includes(job.state)) job.state = 'CANCELLED';
    return ended(0, '');
  }
}

const PROGRAMS = ['sbatch', 'squeue', 'scontrol', 'scancel', 'git'] as const;

const START = 1_795_000_000;

function fieldOf({ id, state, reason, comment }: PlayedJob, field: string): string {
  const fields: Readonly<Record<string, string>> = {
    '%A': `${id}`,
    '%T': state,
    '%Q': reason === 'JobHeldUser' ? '0' : `${5_000_000 - id}`,
    '%P': 'main',
    '%S': state === 'PENDING' ? 'N/A' : `${START}`,
    '%e': state === 'PENDING' ? 'N/A' : `${START + 60}`,
    '%l': '5:00',
    '%r': reason,
    '%k': comment,
  };
  return fields[field] ?? '';
}

const shown = ({ id, name, comment, state, reason }: PlayedJob): string =>
  `JobId=${id} JobName=${name} UserId=root(0) Priority=0 JobState=${state} Reason=${reason} ExitCode=0:0 ` +
  `TimeLimit=00:05:00 StartTime=${START} EndTime=${START + 60} Partition=main ` +
  `Command=/opt/job.sh WorkDir=/jobs Comment=${comment}  StdErr=/jobs/slurm-${id}.out Power= \n`;

/** Of git's verbs those matter here that make files. */
async function git({ words, folder = '' }: ProgramCall): Promise<ProgramEnd> {
  if (words.includes('init')) await mkdir(join(folder, '.git'));
  const output = words.find(word => word.startsWith('--output='))?.slice(9);
  if (output !== undefined) await writeFile(join(folder, output), 'diff --git a/a b/a\n');
  return ended(0, '');
}

/** It ends only when it is told to. */
const hung = ({ signal }: ProgramCall): Promise<ProgramEnd> =>
  new Promise(resolve => {
    const stop = () => resolve(ended(130, ''));
    if (signal?.aborted) stop();
    signal?.addEventListener('abort', stop, { once: true });
  });

const ended = (exitCode: number, out: string, err = ''): ProgramEnd => ({ exitCode, out, err });
