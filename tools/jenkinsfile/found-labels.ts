/** One step of a label's way, for a person. */
export interface ChainLink {
  /** Such as `node`, `argument \`node_type\` of \`run_build\`` or `constant`. */
  readonly what: string;
  readonly file: string;
  /** Line and column count from 1. */
  readonly line: number;
  readonly column: number;
}

/** From the place that asks for an agent back to where the value was written. */
export type Chain = readonly [ChainLink, ...ChainLink[]];

/** A label, or a label expression, that can reach a place which asks for an agent. */
export interface LabelUse {
  /** `job`: the text names a CI job, as `nodeFor('ci-gpu')` does, and stands for the labels that run it. */
  readonly kind: 'label' | 'job';
  readonly text: string;
  readonly chain: Chain;
}

/** A place of which nobody can tell the label without running the pipeline. */
export interface UndecidedPlace {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** The expression as it is written, in one line. */
  readonly expression: string;
  readonly why: string;
  /** Empty for what is not seen at all, such as a missing file. */
  readonly chain: readonly ChainLink[];
}

/** What was found in Jenkinsfiles, in the order of the files. */
export interface FoundLabels {
  readonly uses: readonly LabelUse[];
  readonly undecided: readonly UndecidedPlace[];
}
