/** What a fleet file may cost at most; a fleet of 1,000 pools has 120 kB, 20,000 nodes and a depth of 5. */
export const LIMITS = {
  /** UTF-16 units of the text. */
  size: 1_048_576,
  /** Maps and lists within each other, aliases followed. */
  depth: 64,
  /** Keys, values and items, aliases followed. */
  nodes: 150_000,
  /** Problems of the YAML itself that are told at once. */
  problems: 20,
  /** Files that are read for one fleet: the overlay, its base, the base's base … */
  chain: 5,
} as const;

/** What a text may cost at most. */
export type TextLimits = Pick<Record<keyof typeof LIMITS, number>, 'size' | 'nodes'>;
