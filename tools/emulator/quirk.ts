/** What the emulator does not do as AWS does, for one resource type, and what the override does about it. */
export interface Quirk {
  readonly type: string;
  /** What the emulator does, as seen on it; one sentence. */
  readonly because: string;
  readonly treatment: Treatment;
}

/** What the override file does with every resource of a type. */
export type Treatment =
  /** Differences in these attributes are never planned: the emulator does not give back what it was told. */
  | { readonly kind: 'ignore'; readonly attributes: readonly string[] }
  /** These attributes get other values: the emulator has no call for the right ones, or could never be destroyed. */
  | { readonly kind: 'set'; readonly values: Readonly<Record<string, boolean>> }
  /** There are none of them: the emulator cannot make, read or remove them. */
  | { readonly kind: 'omit' };
