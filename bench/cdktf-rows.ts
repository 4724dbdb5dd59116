import { join } from 'node:path';
import type { Row } from './row.ts';
import { CLI_FOLDER, makeTsNodeProject } from './ts-node-project.ts';
import { emptied, type Workbench } from './workbench.ts';

/** The row with which ours is compared. */
export const PEER_ID = 'cdktf-ts-node';

/** The rows of the ordinary CDKTF command line on TVM's fleet, the same stacks each time. */
export function cdktfRows(bench: Workbench): readonly Row[] {
  const project = emptied(join(bench.folder, 'ts-node-project'));
  makeTsNodeProject(bench.root, project);
  const transpileOnly = { TS_NODE_TRANSPILE_ONLY: 'true' };
  return [
    row(bench, PEER_ID, 'cdktf synth, TVM, ts-node as `cdktf init` sets it up', project, {}),
    row(bench, 'cdktf-transpile', 'cdktf synth, TVM, ts-node without type checks', project, transpileOnly),
    row(bench, 'cdktf-node', "cdktf synth, TVM, this project's cdktf.json", bench.root, {}),
  ];
}

function row(
  bench: Workbench,
  id: string,
  title: string,
  folder: string,
  extra: Readonly<Record<string, string>>,
): Row {
  const cli = join(bench.root, CLI_FOLDER, 'node_modules/cdktf-cli/bundle/bin/cdktf');
  const words = [cli, 'synth', '--output', bench.outFolder];
  const environment = { ...bench.environment, ...extra };
  return { id, title, cache: 'unused', program: { command: process.execPath, words, folder, environment } };
}
