import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { REPORT_FOLDER, tell } from './benchmark-command.ts';
import { cdktfRows } from './cdktf-rows.ts';
import { fleetRows } from './fleet-rows.ts';
import { hasJobBuilder, jobBuilderRows } from './job-builder-rows.ts';
import { measureRows } from './measure-rows.ts';
import { type Report, reportOf } from './report.ts';
import { tableOf } from './table.ts';
import { hasCli } from './ts-node-project.ts';
import { openWorkbench, type Workbench } from './workbench.ts';

const USAGE = `Measures the time and memory of cold commands. Nothing fails for being slow.
  --quick  one repetition instead of five
  --json   print JSON instead of the table
The JSON is written to ${REPORT_FOLDER}/synth.json too. \`npm run cdktf-cli\` installs what it is compared with.
`;

const { values: options } = parseArgs({
  options: { quick: { type: 'boolean' }, json: { type: 'boolean' }, help: { type: 'boolean' } },
});
if (options.help) process.stdout.write(USAGE);
else await bench(options.quick ? 1 : 5, options.json === true);

async function bench(repetitions: number, asJson: boolean): Promise<void> {
  const workbench = openWorkbench(process.env);
  try {
    const report = await measured(workbench, repetitions);
    const json = `${JSON.stringify(report, null, 2)}\n`;
    mkdirSync(REPORT_FOLDER, { recursive: true });
    writeFileSync(`${REPORT_FOLDER}/synth.json`, json);
    process.stdout.write(asJson ? json : tableOf(report));
  } finally {
    rmSync(workbench.folder, { recursive: true });
  }
}

async function measured(workbench: Workbench, repetitions: number): Promise<Report> {
  const peer = hasCli(workbench.root);
  if (!peer) tell('the CDKTF command line is not measured: `npm run cdktf-cli` installs it');
  const jobBuilder = hasJobBuilder(workbench);
  if (!jobBuilder) tell('jenkins-job-builder is not measured: it is not installed');
  const rows = [
    ...fleetRows(workbench),
    ...(jobBuilder ? jobBuilderRows(workbench) : []),
    ...(peer ? cdktfRows(workbench) : []),
  ];
  const [before = 0] = loadavg();
  const measurements = await measureRows(rows, repetitions, workbench, tell);
  const [after = 0] = loadavg();
  const [cpu] = cpus();
  return reportOf(measurements, repetitions, {
    node: process.version,
    platform: `${process.platform} ${process.arch}`,
    cpu: cpu?.model ?? 'unknown',
    cpus: cpus().length,
    load: [before, after],
  });
}
