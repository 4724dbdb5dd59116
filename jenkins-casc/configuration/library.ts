import { LEADER } from '../../fleet/resolve/leader-layout.ts';
import type { SettingsMap } from './settings.ts';

/**
 * Where Pipelines find the shared library (`@Library('fleet') _`).
 *
 * The library is a folder of generated files on the leader, and Jenkins has no retriever for a folder: libraries come
 * out of a version control system. The git plugin refuses `file://` and paths, unless a system property opens every
 * repository on the leader to every Jenkinsfile. So the folder is a git repository, Jenkins knows it under an address
 * that cannot exist (RFC 2606), and git on the leader is told to read the folder instead: for this address only.
 */
export const LIBRARY = {
  /** Its name in a Jenkinsfile. */
  name: 'fleet',
  /** Its only branch. */
  branch: 'main',
  address: 'https://library.invalid/fleet.git',
  /** The repository, as the container sees it. It belongs to Jenkins's account, or git refuses to read it. */
  folderInside: `${LEADER.homeInside}/${LEADER.library}`,
} as const;

/** The library as a global one. Pipelines that name it get it; it never follows another branch than ours. */
export const globalLibraries: SettingsMap = {
  libraries: [
    {
      name: LIBRARY.name,
      defaultVersion: LIBRARY.branch,
      implicit: false,
      allowVersionOverride: false,
      includeInChangesets: false,
      retriever: {
        modernSCM: {
          clone: true,
          scm: { gitSource: { remote: LIBRARY.address, traits: ['gitBranchDiscovery'] } },
        },
      },
    },
  ],
};

/** The configuration of git on the leader, `.gitconfig` in Jenkins's home: where the library's address leads. */
export const gitConfiguration = (): string => `[url "file://${LIBRARY.folderInside}"]
\tinsteadOf = ${LIBRARY.address}
`;
