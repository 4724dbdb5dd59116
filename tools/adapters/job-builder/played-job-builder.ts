import type { JobBuilder, JobDefinitions } from './job-builder.ts';

/** A jenkins-job-builder that is played by a function, for tests; `calls` keeps what it was given. */
export class PlayedJobBuilder implements JobBuilder {
  readonly calls: JobDefinitions[] = [];
  readonly #play: (definitions: JobDefinitions) => ReadonlyMap<string, string>;

  constructor(play: (definitions: JobDefinitions) => ReadonlyMap<string, string>) {
    this.#play = play;
  }

  async render(definitions: JobDefinitions): Promise<ReadonlyMap<string, string>> {
    this.calls.push(definitions);
    return this.#play(definitions);
  }
}
