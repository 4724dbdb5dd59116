/** Something to be done, or that will not be done and why. */
export type JobChange =
  | { readonly kind: 'add'; readonly path: string; readonly configuration: string }
  /** `by-hand`: the wish is what we last wrote, but the server has something else. */
  | {
      readonly kind: 'change' | 'by-hand';
      readonly path: string;
      readonly configuration: string;
      /** What the server had when this was planned. */
      readonly seen: string;
      /** Lines of a patch, for a person. */
      readonly difference: string;
    }
  | { readonly kind: 'remove'; readonly path: string; readonly folder: boolean }
  /** Wanted, but something stands there that is not ours. */
  | { readonly kind: 'refused'; readonly path: string; readonly why: string }
  /** No longer wanted, but something else would be lost with it. */
  | { readonly kind: 'kept'; readonly path: string; readonly why: string };
