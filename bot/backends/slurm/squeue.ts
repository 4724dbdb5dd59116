import { BackendFailed } from '../backend.ts';

/** A job as squeue or scontrol tells of it. Times are milliseconds since 1970. */
export interface SlurmJob {
  readonly id: string;
  readonly state: string;
  readonly priority: number;
  readonly partitions: readonly string[];
  /** Of a waiting job: when Slurm expects it to start. */
  readonly start: number | undefined;
  /** Of a job that has not ended: when its time is up. */
  readonly end: number | undefined;
  /** Whether its time is limited at all; Slurm gives an unlimited job an end in a year. */
  readonly limited: boolean;
  readonly reason: string;
}

/** The end of a line that came whole. */
const END = '|.';

/**
 * What squeue is asked for: nothing that its owner could fill with separators and line ends (name, comment, paths), so that
 * nobody else's job can be read as one of ours. The reason comes last. Not `--json`: it tells 3 kB of each job of the cluster,
 * and its fields change from version to version.
 */
export const SQUEUE_FORMAT = `%A|%T|%Q|%P|%S|%e|%l|%r${END}`;

const JOB_ID = /^[1-9]\d{0,9}$/;

/** Whether a text is a job's number. */
export const isJobId = (text: string): boolean => JOB_ID.test(text);

/**
 * Reads squeue's lines, by job. A line that is none is passed over, for what a plugin gives as reason may hold a line end: nobody
 * may take a job's absence here for its end.
 * @throws BackendFailed when the last line is cut
 */
export function squeueJobs(text: string): ReadonlyMap<string, SlurmJob> {
  const jobs = wholeText(text)
    .split('\n')
    .flatMap(line => jobOf(line) ?? []);
  return new Map(jobs.map(job => [job.id, job]));
}

/** What squeue is asked for to find jobs of ours by their comment; their texts are ours. */
export const OWN_FORMAT = `%A|%T|%k${END}`;

/** Jobs of ours whose comment is this. Others may have this name: their lines are passed over, unless they are cut. */
export function ownJobs(
  text: string,
  comment: string,
): readonly { readonly id: string; readonly state: string }[] {
  return wholeText(text)
    .split('\n')
    .flatMap(line => {
      const [id = '', state = '', said] = line.split('|');
      return isJobId(id) && said === comment && line.endsWith(END) ? [{ id, state }] : [];
    })
    .sort((one, other) => Number(one.id) - Number(other.id));
}

function wholeText(text: string): string {
  if (text !== '' && !text.endsWith(`${END}\n`)) throw unreadable(text.slice(-80));
  return text;
}

function jobOf(line: string): SlurmJob | undefined {
  const [id = '', state = '', priority = '', partitions = '', start = '', end = '', limit = '', ...reason] =
    line.slice(0, -END.length).split('|');
  const whole = line.endsWith(END) && reason.length > 0;
  if (!whole || !isJobId(id) || !/^[A-Z_]+$/.test(state) || !/^\d{1,20}$/.test(priority)) return undefined;
  return {
    id,
    state,
    priority: Number(priority),
    partitions: partitions.split(','),
    start: timeOf(start),
    end: timeOf(end),
    limited: isLimited(limit),
    reason: reason.join('|').slice(0, 200),
  };
}

/** Seconds since 1970 as milliseconds; `N/A`, `Unknown` and the like: undefined. */
export const timeOf = (text: string): number | undefined =>
  /^[1-9]\d{0,11}$/.test(text) ? Number(text) * 1000 : undefined;

/** `5:00`, `1-00:00:00`; not `UNLIMITED`, nor the year that stands for it. */
export const isLimited = (limit: string): boolean =>
  /^(\d+-)?\d+(:\d+){0,2}$/.test(limit) && !/^(36[5-9]|3[7-9]\d|[4-9]\d\d|\d{4,})-/.test(limit);

const unreadable = (line: string): BackendFailed =>
  new BackendFailed(
    `squeue printed something that is not a whole line of jobs: ${JSON.stringify(line.slice(0, 120))}`,
    {
      later: true,
    },
  );
