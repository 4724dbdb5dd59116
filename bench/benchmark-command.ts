import { mkdirSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';

/** Where reports are written. */
export const REPORT_FOLDER = 'out/bench';

/** A benchmark with bounds, as a command. */
interface BenchmarkCommand<Report> {
  /** What its files are called. */
  readonly name: string;
  /** What `--help` prints, but for what is the same for all. */
  readonly about: string;
  /** What `--quick` leaves out. */
  readonly quick: string;
  measure(quick: boolean): Promise<Report>;
  page(report: Report): string;
  table(report: Report): string;
}

/** Runs a benchmark as its command line says, and writes its report. */
export async function benchmarkCommand<
  Report extends { readonly verdicts: readonly { readonly met: boolean }[] },
>(command: BenchmarkCommand<Report>): Promise<void> {
  const boolean = { type: 'boolean' } as const;
  const { values: options } = parseArgs({
    options: { quick: boolean, json: boolean, check: boolean, help: boolean },
  });
  if (options.help) {
    process.stdout.write(usage(command));
    return;
  }
  mkdirSync(REPORT_FOLDER, { recursive: true });
  const report = await command.measure(options.quick === true);
  const json = `${JSON.stringify(report, null, 2)}\n`;
  writeFileSync(`${REPORT_FOLDER}/${command.name}.json`, json);
  writeFileSync(`${REPORT_FOLDER}/${command.name}.html`, command.page(report));
  process.stdout.write(options.json ? json : command.table(report));
  if (options.check && report.verdicts.some(({ met }) => !met)) process.exitCode = 1;
}

const usage = ({ name, about, quick }: Pick<BenchmarkCommand<never>, 'name' | 'about' | 'quick'>): string =>
  `${about}
  --quick  ${quick}
  --json   print JSON instead of the tables
  --check  end with 1 when a bound is missed
JSON and a page are written to ${REPORT_FOLDER}/${name}.json and ${name}.html too.
`;

/** Says what is being measured, beside the report. */
export function tell(text: string): void {
  process.stderr.write(`${text}\n`);
}
