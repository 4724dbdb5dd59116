/** What a run of Terraform tells while it goes on. */
export type TerraformEvent =
  | { readonly kind: 'started'; readonly address: string; readonly action: string }
  | { readonly kind: 'finished'; readonly address: string; readonly action: string; readonly seconds: number }
  | { readonly kind: 'failed'; readonly address: string; readonly action: string }
  /** How many resources there are to change in all. */
  | { readonly kind: 'planned'; readonly changes: number };

/** What Terraform has to say about the configuration or the cloud. */
export interface Diagnostic {
  readonly severity: 'error' | 'warning';
  readonly summary: string;
  /** May be empty. */
  readonly detail: string;
  /** The resource it is about, where there is one. */
  readonly address: string | undefined;
}

/** Called for each event as it comes. */
export type Listener = (event: TerraformEvent) => void;

/** What to plan. */
export interface PlanOptions {
  /** Plan the destruction of everything. */
  readonly destroy?: boolean;
  /** Only these resources and what they need. */
  readonly targets?: readonly string[];
  /** Make these resources anew, also when nothing about them has changed; with `targets`, each stands in both. */
  readonly replace?: readonly string[];
  /** Change nothing but what the state says of the cloud, with its outputs. */
  readonly refreshOnly?: boolean;
}

/** The resources of a state: attributes by name, by address. */
export type StateResources = ReadonlyMap<string, Readonly<Record<string, unknown>>>;

/**
 * Terraform (or OpenTofu) in one folder with configuration. Each call throws TerraformFailed with all diagnostics when
 * the run ended badly, and ProgramMissing when there is no such program.
 */
export interface Terraform {
  /** Fetches providers and sets up the backend. */
  init(): Promise<void>;
  /** Checks the configuration without asking the cloud. Warnings are returned. */
  validate(): Promise<readonly Diagnostic[]>;
  /** Writes a plan file. @returns whether there is anything to change. */
  plan(options: PlanOptions, listener?: Listener): Promise<{ readonly changed: boolean }>;
  /** The plan file of the last `plan` in the JSON form. */
  showPlan(): Promise<unknown>;
  /** Carries out the last plan, and nothing else. */
  apply(listener?: Listener): Promise<void>;
  /** The outputs of the state, by name; those that depend on resources that were left out of a targeted plan are old. */
  outputs(): Promise<Readonly<Record<string, unknown>>>;
  /** What the state holds, as it was at the last plan or apply. */
  resources(): Promise<StateResources>;
  /** The state in Terraform's own form, format 4. */
  pullState(): Promise<string>;
  /** Puts a state in the place of the present one; refused when its `serial` is not higher, as when somebody else was faster. */
  pushState(state: string): Promise<void>;
}

/** A run of Terraform that ended badly. */
export class TerraformFailed extends Error {
  readonly diagnostics: readonly Diagnostic[];

  constructor(verb: string, diagnostics: readonly Diagnostic[]) {
    super(`\`${verb}\` failed${diagnostics.map(diagnosticText).join('')}`);
    this.name = 'TerraformFailed';
    this.diagnostics = diagnostics;
  }
}

/** A diagnostic in indented lines. */
function diagnosticText({ severity, summary, detail, address }: Diagnostic): string {
  const where = address === undefined ? '' : `${address}: `;
  const more = detail === '' ? '' : `\n    ${detail.trim().replaceAll('\n', '\n    ')}`;
  return `\n  ${severity}: ${where}${summary}${more}`;
}
