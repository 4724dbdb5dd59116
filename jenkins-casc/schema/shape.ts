/** What a place in a configuration may hold. */
export type Shape =
  | { readonly kind: 'text' | 'number' | 'flag' | 'anything' }
  | { readonly kind: 'choice'; readonly values: readonly string[] }
  | { readonly kind: 'list'; readonly of: Shape }
  | { readonly kind: 'map'; readonly keys: Readonly<Record<string, Shape>> }
  /** One of the implementations of an interface, by the interface's name in the same root. */
  | { readonly kind: 'implementation'; readonly of: string }
  /** What has this name in the same root. */
  | { readonly kind: 'named'; readonly name: string };

/** Shorthands, with which shapes read like the YAML that they describe. */
export const TEXT: Shape = { kind: 'text' };
export const NUMBER: Shape = { kind: 'number' };
export const FLAG: Shape = { kind: 'flag' };
export const ANYTHING: Shape = { kind: 'anything' };

/** A list of items of one shape. */
export const listOf = (of: Shape): Shape => ({ kind: 'list', of });

/** A map with these keys and no others. */
export const mapOf = (keys: Readonly<Record<string, Shape>>): Shape => ({ kind: 'map', keys });

/** An implementation of an interface. */
export const implementationOf = (of: string): Shape => ({ kind: 'implementation', of });

/** What has this name in the same root. */
export const named = (name: string): Shape => ({ kind: 'named', name });
