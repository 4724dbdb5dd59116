/** A GitHub account. Rights hang on its number: a name can be given up and taken by somebody else. */
export interface Person {
  readonly id: number;
  /** Without `@`. Shown, never compared. */
  readonly login: string;
}
