import { join, posix } from 'node:path';
import type { Files } from '../files/files.ts';
import type { Programs } from '../process/program.ts';
import { type JobBuilder, JobBuilderFailed, type JobDefinitions } from './job-builder.ts';

/** Where and how jenkins-job-builder runs. */
export interface ProgramJobBuilderOptions {
  readonly programs: Programs;
  readonly files: Files;
  /** The name of the settings among the definitions. */
  readonly settings: string;
  /** A folder for the definitions and what becomes of them; what stands in it is replaced. */
  readonly folder: string;
  /** Where the program is found (`PATH`); nothing else of the environment is handed on. */
  readonly path: string | undefined;
  readonly signal?: AbortSignal;
}

const PROGRAM = 'jenkins-jobs';
const RENDERED = '/config.xml';
const LONGEST_REPORT = 4_000;

/** jenkins-job-builder as a program. It only renders: it gets no address, no account and no plugin list from a server. */
export class ProgramJobBuilder implements JobBuilder {
  readonly #options: ProgramJobBuilderOptions;

  constructor(options: ProgramJobBuilderOptions) {
    this.#options = options;
  }

  async render(definitions: JobDefinitions): Promise<ReadonlyMap<string, string>> {
    const { programs, files, settings, folder, path, signal } = this.#options;
    for (const old of files.list(folder)) files.remove(join(folder, old), folder);
    for (const [name, text] of definitions) files.write(join(folder, 'definitions', name), text);
    const plugins = 'plugins.yaml';
    files.write(join(folder, plugins), '[]\n');
    const end = await programs.run({
      program: PROGRAM,
      words: [
        '--conf',
        posix.join('definitions', settings),
        'test',
        '--plugin-info',
        plugins,
        '--config-xml',
        '-o',
        'rendered',
        'definitions',
      ],
      folder,
      // Its cache and its settings for a person would otherwise be those of whoever runs this.
      environment: { PATH: path, HOME: '.', XDG_CACHE_HOME: 'cache', LC_ALL: 'C.UTF-8' },
      ...(signal && { signal }),
    });
    if (end.exitCode !== 0) throw new JobBuilderFailed(end.exitCode, end.err.slice(-LONGEST_REPORT));
    const rendered = join(folder, 'rendered');
    return new Map(
      files
        .list(rendered)
        .filter(file => file.endsWith(RENDERED))
        .map(file => [file.slice(0, -RENDERED.length), files.read(join(rendered, file))]),
    );
  }
}
