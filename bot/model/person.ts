/** A GitHub account. Rights hang on its number: a name can be given up and taken by somebody else. */
export interface Person {
  readonly id: number;
  /** Without `@`. Shown, never compared. */
  readonly login: string;
}

/** The account that GitHub shows for all that were deleted: who wrote two things as it need not be the same. Nobody can log in as it. */
export const GHOST: Person = { id: 10_137, login: 'ghost' };
