/** What a build is for. */
export interface BuildParts {
  /** `linux/x86_64/amd/zen2`. */
  readonly architecture: string;
  /** `eessi-2023.06`. */
  readonly repository: string;
  /** `nvidia/cc80`. */
  readonly accelerator: string | undefined;
  /** The instance that builds it, where several build the same. */
  readonly instance: string | undefined;
}

/** The name of a build's target: `linux/x86_64/amd/zen2 eessi-2023.06`, and behind it the accelerator and `@instance`. */
export function buildName({ architecture, repository, accelerator, instance }: BuildParts): string {
  return [architecture, repository, accelerator, instance && `@${instance}`].filter(Boolean).join(' ');
}

/** What a target of this name builds; undefined: it is no build. */
export function buildParts(name: string): BuildParts | undefined {
  const [, architecture, repository, accelerator, instance] =
    /^([^ @]+) ([^ @]+)(?: ([^ @]+))?(?: @([^ @]+))?$/.exec(name) ?? [];
  if (architecture === undefined || repository === undefined) return undefined;
  return { architecture, repository, accelerator, instance };
}
