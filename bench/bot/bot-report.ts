import type { Machine, Verdict } from '../report.ts';
import type { Spread } from '../statistics.ts';
import type { Acknowledgements } from './acknowledge.ts';
import type { ColdStart } from './cold/cold-starts.ts';
import type { MonthFigures } from './month/month-figures.ts';
import type { PackageSize } from './size-figures.ts';
import type { WorkerFigures } from './worker/worker-figures.ts';

/** All figures of one run. */
export interface BotFigures {
  readonly acknowledgements: readonly Acknowledgements[];
  /** Milliseconds of a durable write on the disk on which the queue lay. */
  readonly diskSync: Spread;
  readonly worker: WorkerFigures;
  readonly packages: readonly Pick<PackageSize, 'part' | 'program' | 'size'>[];
  readonly coldStarts: readonly ColdStart[];
  readonly month: MonthFigures;
  readonly machine: Machine;
  /** How long the run took. */
  readonly seconds: number;
}

/** What is printed and written. */
export interface BotReport extends BotFigures {
  readonly verdicts: readonly Verdict[];
}

/** What ingest may weigh as it is loaded, in bytes. */
const MOST_OF_INGEST = 300_000;

/** Sums a run up. */
export const botReport = (figures: BotFigures): BotReport => ({
  ...figures,
  verdicts: [
    ...ackVerdicts(figures),
    ...growthVerdicts(figures),
    ...sizeVerdicts(figures),
    ...coldVerdicts(figures),
    ...monthVerdicts(figures),
  ],
});

const plain = (says: string, value: number): Verdict => ({ says, value, bound: '', met: true });

function ackVerdicts({ acknowledgements }: BotFigures): readonly Verdict[] {
  const busiest = Math.max(...acknowledgements.map(({ concurrency }) => concurrency));
  const at = (name: string) =>
    acknowledgements.find(each => each.name === name && each.concurrency === busiest)?.rate.median;
  const [probot, bare] = [at('Probot'), at('HMAC only')];
  return ['ours, SQLite', 'ours, memory'].flatMap(name => {
    const own = at(name) ?? Number.NaN;
    return [
      ...(probot === undefined
        ? []
        : [plain(`acknowledgements a second: ${name}, over Probot, ${busiest} at once`, own / probot)]),
      ...(bare === undefined
        ? []
        : [
            plain(
              `acknowledgements a second: ${name}, over a server that only verifies, ${busiest} at once`,
              own / bare,
            ),
          ]),
    ];
  });
}

const growthVerdicts = ({ worker }: BotFigures): readonly Verdict[] => [
  plain('is the p of CPU = pull requests^p, between the two largest', worker.byPulls),
  plain('is the p of CPU of a delivery = jobs that it asks for^p, between the two largest', worker.byJobs),
  plain('is the p of CPU of a delivery = runs in the record^p, between the two largest', worker.byLength),
];

const sizeVerdicts = ({ packages }: BotFigures): readonly Verdict[] =>
  packages
    .filter(({ part }) => part === 'ingest')
    .map(({ program }) => ({
      says: 'kB the ingest function is as it is loaded',
      value: program / 1_000,
      bound: `< ${MOST_OF_INGEST / 1_000}`,
      met: program < MOST_OF_INGEST,
    }));

function coldVerdicts({ coldStarts }: BotFigures): readonly Verdict[] {
  const [own] = coldStarts;
  const probot = coldStarts.find(({ name }) => name === 'Probot app');
  if (own === undefined || probot === undefined) return [];
  const value = own.milliseconds.median / probot.milliseconds.median;
  return [plain('cold start of the ingest function, over that of the Probot app', value)];
}

/** The aim of the document is told, and not held to: what is assumed decides. */
const monthVerdicts = ({ month }: BotFigures): readonly Verdict[] =>
  month.rows
    .filter(({ policy, isSensitivity }) => policy.startsWith('asked') && !isSensitivity)
    .map(({ project, policy, ratio }) =>
      plain(`cost of a simulated month, ${project}: ${policy}, over every push`, ratio.median),
    );
