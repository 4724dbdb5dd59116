/** The texts of a rendering by name: the YAML files, and the settings. */
export type JobDefinitions = ReadonlyMap<string, string>;

/** Renders job definitions into what Jenkins reads. */
export interface JobBuilder {
  /**
   * The `config.xml` of every job, by path.
   * @throws JobBuilderFailed when it does not take the definitions; ProgramMissing when it is not installed.
   */
  render(definitions: JobDefinitions): Promise<ReadonlyMap<string, string>>;
}

/** jenkins-job-builder did not take the definitions. */
export class JobBuilderFailed extends Error {
  constructor(exitCode: number, told: string) {
    super(`jenkins-jobs ended with exit code ${exitCode}:\n${told.trim()}`);
    this.name = 'JobBuilderFailed';
  }
}
