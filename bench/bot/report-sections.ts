import type { Spread } from '../statistics.ts';
import type { BotReport } from './bot-report.ts';
import type { MonthRow } from './month/month-figures.ts';

/** A table with what must be known to read it. */
export interface ReportSection {
  readonly title: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly notes: readonly string[];
}

/** All tables of a report; the first cell of a row names it. */
export const reportSections = (report: BotReport): readonly ReportSection[] => [
  acknowledged(report),
  worked(report),
  packed(report),
  started(report),
  ...months(report),
];

const range = ({ median, min, max }: Spread, digits: number): string =>
  `${median.toFixed(digits)} (${min.toFixed(digits)}–${max.toFixed(digits)})`;

function acknowledged({ acknowledgements, diskSync }: BotReport): ReportSection {
  const refused = acknowledgements.reduce((sum, each) => sum + each.refused, 0);
  const does = new Map(acknowledgements.map(each => [each.name, each.does]));
  return {
    title: 'Acknowledgements of signed deliveries',
    head: ['receiver', 'at once', 'a second (slowest–fastest round)', 'p50 ms', 'p99 ms', 'requests'],
    rows: acknowledgements.map(({ name, concurrency, rate, p50, p99, requests }) => [
      name,
      String(concurrency),
      range(rate, 0),
      p50.toFixed(2),
      p99.toFixed(2),
      String(requests),
    ]),
    notes: [
      ...[...does].map(([name, what]) => `${name} has answered when a delivery is ${what}.`),
      'They do not do the same: Probot’s figure is for an app that loses what it was told when it stops; ours in a file has each delivery on the disk, which was counted afterwards.',
      `A durable write of 4 KB takes this disk ${range(diskSync, 2)} ms. ${refused} requests were refused; each server refused a forged signature before.`,
      'The payload of issue_comment that GitHub publishes, under 50 pull requests; closed loop, logs off, the client on the same machine. GitHub waits ten seconds for an answer.',
    ],
  };
}

const worked = ({ worker }: BotReport): ReportSection => ({
  title: 'The worker, from the queue in a file to a settled record',
  head: [
    'comment',
    'pull requests',
    'jobs',
    'runs before',
    'deliveries a second',
    'CPU ms each',
    'writes each',
  ],
  rows: worker.runs.map(run => [
    run.what,
    String(run.pulls),
    String(run.jobs),
    String(run.known),
    run.deliveriesASecond.toFixed(1),
    run.cpuMilliseconds.toFixed(1),
    run.writes.toFixed(0),
  ]),
  notes: [
    'GitHub and Jenkins are in memory, queue and store in a file (synchronous=FULL). A delivery counts until its runs were handed over, begun, seen to run and to end, and the comment says so. Looks at runs and CPU of the stand-ins are in it.',
  ],
});

const packed = ({ packages }: BotReport): ReportSection => ({
  title: 'Packages of the functions on AWS',
  head: ['function', 'as loaded kB', 'packed kB'],
  rows: packages.map(({ part, program, size }) => [
    part,
    (program / 1_000).toFixed(0),
    (size / 1_000).toFixed(0),
  ]),
  notes: [],
});

const started = ({ coldStarts, machine }: BotReport): ReportSection => ({
  title: 'Cold start: from a new process to its first acknowledgement',
  head: ['program', 'ms (fastest–slowest)'],
  rows: coldStarts.map(({ name, milliseconds }) => [name, range(milliseconds, 0)]),
  notes: [
    `Node ${machine.node} on this machine, not AWS Lambda: the function’s secrets and queue are a stand-in on 127.0.0.1 that answers at once, and Lambda’s own start is not in it.`,
  ],
});

function months({ month }: BotReport): readonly ReportSection[] {
  const projects = [...new Set(month.rows.map(({ project }) => project))];
  return projects.map((project, index) => ({
    title: `A simulated month of pull requests: ${project}`,
    head: ['policy', 'dollars', 'machine hours', 'commits run', 'job runs', 'stopped', 'over every push'],
    rows: month.rows.filter(row => row.project === project).map(monthCells),
    notes: index === projects.length - 1 ? month.notes : [],
  }));
}

const monthCells = (row: MonthRow): readonly string[] => [
  row.isSensitivity ? `what if: ${row.policy}` : row.policy,
  row.usd.toFixed(0),
  row.machineHours.toFixed(0),
  `${row.tested.toFixed(0)} of ${row.pushes.toFixed(0)}`,
  row.runs.toFixed(0),
  row.stopped.toFixed(0),
  range(row.ratio, 2),
];
