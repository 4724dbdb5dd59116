/** A time stamp in seconds since 1970 before the suffix: `eessi-2023.06-software-linux-x86_64-amd-zen2-1690000000.tar.gz`. */
const STAMPED = /^(.+?)-(\d{9,12})((?:\.[A-Za-z][A-Za-z0-9]{0,9}){1,3})$/;

/** What tells artefacts of one target apart from those of others. */
export interface ArtefactTarget {
  /** The name up to its time stamp; a name without one is a target of its own. */
  readonly name: string;
  /** Seconds since 1970; 0: it has no stamp. */
  readonly stamp: number;
}

/** The target of an artefact by its name. */
export function artefactTarget(artefact: string): ArtefactTarget {
  const [, name, stamp, suffix] = STAMPED.exec(artefact) ?? [];
  return name === undefined || stamp === undefined || suffix === undefined
    ? { name: artefact, stamp: 0 }
    : { name: `${name}${suffix}`, stamp: Number(stamp) };
}

const EESSI = /^eessi-(.+)\.tar\.[a-z0-9]{1,5}$/;

/**
 * The path that EESSI's artefacts are found under by their names: `VERSION/TYPE/OS/ARCHITECTURE/TIMESTAMP`, such as
 * `2023.06/software/linux/x86_64/amd/zen2/1690000000`; undefined: the name is none of EESSI's.
 */
export function legacyPath(artefact: string): string | undefined {
  const { stamp } = artefactTarget(artefact);
  const [, parts] = EESSI.exec(artefact) ?? [];
  if (parts === undefined || stamp === 0) return undefined;
  const steps = parts.split('-').filter(step => step !== '');
  return steps.length >= 5 ? steps.join('/') : undefined;
}
