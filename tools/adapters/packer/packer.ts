/** Something that Packer is to look at or to carry out. */
export interface PackerCall {
  /** The template, relative to `folder`. */
  readonly template: string;
  /** Where Packer runs; paths in the template are relative to it. */
  readonly folder: string;
  /** Values of the template's variables. Never secrets: they are arguments, which everybody on the machine can read. */
  readonly variables: Readonly<Record<string, string>>;
}

/** Packer. Every call throws PackerFailed when the run ended badly, and ProgramMissing when there is no such program. */
export interface Packer {
  /** Such as `1.6.6`. */
  version(): Promise<string>;
  /** Fetches the plugins that a file names; only from 1.7 on. */
  install(call: PackerCall): Promise<void>;
  /** Checks a template without asking the cloud. */
  validate(call: PackerCall): Promise<void>;
  /** Builds an image, which takes from minutes to an hour. @param tell is called for each line as it comes. */
  build(call: PackerCall, tell: (line: string) => void): Promise<void>;
}

/** A run of Packer that ended badly. */
export class PackerFailed extends Error {
  constructor(verb: string, output: string) {
    super(`\`${verb}\` failed, and its output ends with:\n${lastLines(output)}`);
    this.name = 'PackerFailed';
  }
}

const SHOWN = 30;

function lastLines(output: string): string {
  const lines = output.trimEnd().split('\n').slice(-SHOWN);
  return lines.map(line => `    ${line}`.trimEnd()).join('\n');
}
