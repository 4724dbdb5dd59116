import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ProgramEnd, Programs } from '../process/program.ts';
import { readOutputLine, readOutputs, readValidation } from './output-lines.ts';
import { readState } from './state-json.ts';
import {
  type Diagnostic,
  type Listener,
  type PlanOptions,
  type StateResources,
  type Terraform,
  TerraformFailed,
} from './terraform.ts';

/** Where and how Terraform runs. */
export interface ProgramTerraformOptions {
  readonly programs: Programs;
  /** `terraform` or `tofu`. */
  readonly program: string;
  /** The folder with the configuration. */
  readonly folder: string;
  /** Its whole environment: credentials come from there, never from arguments. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** How many resources it works on side by side. Without it Terraform's own 10. */
  readonly parallelism?: number;
  readonly signal?: AbortSignal;
}

const PLAN_FILE = 'fleet.tfplan';
const PUSHED_FILE = 'fleet-pushed.tfstate';
/** How long to wait for somebody else's lock on the state. */
const LOCK_TIMEOUT = '2m';
/** `plan -detailed-exitcode`: there is something to change. */
const CHANGED = 2;

/** Terraform as a program, driven through its machine-readable output. */
export class ProgramTerraform implements Terraform {
  readonly #options: ProgramTerraformOptions;

  constructor(options: ProgramTerraformOptions) {
    this.#options = options;
  }

  async init(): Promise<void> {
    await this.#plain(['init', '-input=false', '-no-color']);
  }

  async validate(): Promise<readonly Diagnostic[]> {
    const end = await this.#run(['validate', '-json', '-no-color']);
    const found = readValidation(end.out);
    if (end.exitCode !== 0) throw new TerraformFailed(this.#verb('validate'), found);
    return found;
  }

  async plan(
    { destroy, refreshOnly, targets = [], replace = [] }: PlanOptions,
    listener?: Listener,
  ): Promise<{ readonly changed: boolean }> {
    const end = await this.#stream(
      [
        'plan',
        ...(destroy ? ['-destroy'] : []),
        ...(refreshOnly ? ['-refresh-only'] : []),
        ...replace.map(address => `-replace=${address}`),
        ...targets.map(target => `-target=${target}`),
        `-out=${PLAN_FILE}`,
        '-detailed-exitcode',
        `-lock-timeout=${LOCK_TIMEOUT}`,
      ],
      [0, CHANGED],
      listener,
    );
    return { changed: end.exitCode === CHANGED };
  }

  async showPlan(): Promise<unknown> {
    return JSON.parse((await this.#plain(['show', '-json', '-no-color', PLAN_FILE])).out);
  }

  async apply(listener?: Listener): Promise<void> {
    await this.#stream(['apply', `-lock-timeout=${LOCK_TIMEOUT}`, PLAN_FILE], [0], listener);
  }

  async outputs(): Promise<Readonly<Record<string, unknown>>> {
    return readOutputs((await this.#plain(['output', '-json', '-no-color'])).out);
  }

  async resources(): Promise<StateResources> {
    return readState((await this.#plain(['show', '-json', '-no-color'])).out);
  }

  async pullState(): Promise<string> {
    return (await this.#plain(['state', 'pull'])).out;
  }

  async pushState(state: string): Promise<void> {
    const file = join(this.#options.folder, PUSHED_FILE);
    await writeFile(file, state, { mode: 0o600 });
    try {
      await this.#plain(['state', 'push', `-lock-timeout=${LOCK_TIMEOUT}`, PUSHED_FILE]);
    } finally {
      await rm(file);
    }
  }

  /** Runs a verb that knows no machine-readable diagnostics. */
  async #plain(words: readonly [string, ...string[]]): Promise<ProgramEnd> {
    const end = await this.#run(words);
    if (end.exitCode !== 0) throw new TerraformFailed(this.#verb(words[0]), plainDiagnostics(end));
    return end;
  }

  /** Runs a verb with `-json`, hands its events over and gathers its diagnostics. */
  async #stream([verb = '', ...words]: readonly string[], good: readonly number[], listener?: Listener) {
    const diagnostics: Diagnostic[] = [];
    const onLine = (line: string) => {
      const read = readOutputLine(line);
      if (read?.kind === 'diagnostic') diagnostics.push(read.diagnostic);
      else if (read) listener?.(read.event);
    };
    const { parallelism } = this.#options;
    const side = parallelism === undefined ? [] : [`-parallelism=${parallelism}`];
    const end = await this.#run([verb, '-json', '-input=false', ...side, ...words], onLine);
    if (!good.includes(end.exitCode)) {
      const errors = diagnostics.filter(found => found.severity === 'error');
      throw new TerraformFailed(this.#verb(verb), errors.length > 0 ? errors : plainDiagnostics(end));
    }
    return end;
  }

  #run(words: readonly string[], onLine?: (line: string) => void): Promise<ProgramEnd> {
    const { programs, program, folder, environment, signal } = this.#options;
    return programs.run({
      program,
      words,
      folder,
      environment: { ...environment, TF_IN_AUTOMATION: '1', CHECKPOINT_DISABLE: '1' },
      ...(onLine && { onLine }),
      ...(signal && { signal }),
    });
  }

  #verb(verb: string): string {
    return `${this.#options.program} ${verb}`;
  }
}

/** What a verb without machine-readable output wrote, as one diagnostic. */
function plainDiagnostics({ err, out, exitCode }: ProgramEnd): readonly Diagnostic[] {
  const detail = (err.trim() || out.trim()).slice(-4_000);
  return [{ severity: 'error', summary: `it ended with exit code ${exitCode}`, detail, address: undefined }];
}
