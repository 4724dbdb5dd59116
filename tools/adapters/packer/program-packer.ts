import type { ProgramEnd, Programs } from '../process/program.ts';
import { type Packer, type PackerCall, PackerFailed } from './packer.ts';

/** How Packer is run. */
export interface ProgramPackerOptions {
  readonly programs: Programs;
  /** `packer`, or a path. */
  readonly program: string;
  /** All of its environment; in it are the credentials. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly signal?: AbortSignal;
}

/** A build that is stopped ends its machine and waits for that, in milliseconds; cut short it would leave the machine running. */
const GRACE = 600_000;

/** Packer as a program. */
export class ProgramPacker implements Packer {
  readonly #options: ProgramPackerOptions;

  constructor(options: ProgramPackerOptions) {
    this.#options = options;
  }

  async version(): Promise<string> {
    const end = await this.#run(['version'], {});
    const [, version] = /^Packer v(\S+)/m.exec(end.out) ?? [];
    // Some systems have another program of this name, which belongs to a dictionary of bad passwords.
    if (end.exitCode !== 0 || version === undefined)
      throw new PackerFailed(this.#verb('version'), textOf(end));
    return version;
  }

  async install(call: PackerCall): Promise<void> {
    const end = await this.#run(['init', call.template], call);
    if (end.exitCode !== 0) throw new PackerFailed(this.#verb('init'), textOf(end));
  }

  async validate(call: PackerCall): Promise<void> {
    const end = await this.#run(['validate', ...wordsOf(call)], call);
    if (end.exitCode !== 0) throw new PackerFailed(this.#verb('validate'), textOf(end));
  }

  async build(call: PackerCall, tell: (line: string) => void): Promise<void> {
    const end = await this.#run(['build', '-color=false', ...wordsOf(call)], call, tell);
    if (end.exitCode !== 0) throw new PackerFailed(this.#verb(`build ${call.template}`), textOf(end));
  }

  #run(
    words: readonly string[],
    { folder }: Partial<PackerCall>,
    onLine?: (line: string) => void,
  ): Promise<ProgramEnd> {
    const { programs, program, environment, signal } = this.#options;
    return programs.run({
      program,
      words,
      environment: { ...environment, CHECKPOINT_DISABLE: '1' },
      grace: GRACE,
      ...(folder !== undefined && { folder }),
      ...(onLine && { onLine }),
      ...(signal && { signal }),
    });
  }

  #verb(verb: string): string {
    return `${this.#options.program} ${verb}`;
  }
}

const wordsOf = ({ template, variables }: PackerCall): readonly string[] => [
  ...Object.entries(variables).flatMap(([name, value]) => ['-var', `${name}=${value}`]),
  template,
];

/** Packer writes what went wrong to either stream. */
const textOf = ({ out, err }: ProgramEnd): string => [out.trim(), err.trim()].filter(Boolean).join('\n');
