/** Something that a roll may cost, or that keeps it from going as planned. */
export interface RollRisk {
  readonly kind:
    | 'quieting-down'
    | 'beyond-deadline'
    | 'no-estimate'
    | 'not-surviving'
    | 'freestyle-cordoned'
    | 'old-agents'
    | 'operator-cordon'
    | 'below-floor'
    | 'single-host'
    | 'waiting-item';
  /** What it is about: a build's address, a node, a label, a queue item. */
  readonly about: string;
  readonly says: string;
  /** Where it stands in Jenkins, relative to the root. */
  readonly path: string | undefined;
}
