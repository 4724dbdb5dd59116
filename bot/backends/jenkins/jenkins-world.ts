import type { Exchange } from '../../../tools/adapters/jenkins/http-exchange.ts';
import type { JenkinsSettings } from '../../configuration/operator-settings.ts';
import type { Repository } from '../../model/pull.ts';
import type { Secrets } from '../../secrets/secrets.ts';
import type { BotStore } from '../../stores/bot-store.ts';

/** Bounds of what is read, and of the patience with Jenkins. Times in milliseconds. */
export interface JenkinsLimits {
  /** The largest artefact that is taken, the most of one build, and the most bytes of all of these together. */
  readonly artefactBytes: number;
  readonly artefacts: number;
  readonly allArtefactBytes: number;
  /** How long one answer, the bytes of one artefact, those of all artefacts that a look reads, and a call as a whole may take. */
  readonly answer: number;
  readonly download: number;
  readonly downloads: number;
  readonly call: number;
  /** Pauses between tries while Jenkins restarts or has enough of us. */
  readonly pauses: readonly number[];
  /** How long after its end a build's artefacts are tried again that cannot be read. */
  readonly leavings: number;
  /** How long the answer to a trigger may be on its way before it counts as never sent. */
  readonly lost: number;
  /** How long a scan may take until the job of a branch is there, and how long until its build is. */
  readonly scan: number;
  readonly scannedBuild: number;
}

/** A call of the backend ends within a minute. */
export const JENKINS_LIMITS: JenkinsLimits = {
  artefactBytes: 64 * 1024 ** 2,
  artefacts: 20,
  allArtefactBytes: 256 * 1024 ** 2,
  answer: 15_000,
  download: 15_000,
  downloads: 20_000,
  call: 50_000,
  pauses: [500, 1_500, 4_000],
  leavings: 600_000,
  lost: 30_000,
  scan: 600_000,
  scannedBuild: 60_000,
};

/** All that the backend touches. */
export interface JenkinsWorld {
  readonly settings: JenkinsSettings;
  readonly secrets: Secrets;
  /** Where it is written down that a build was asked for, and who may ask just now. */
  readonly memory: Pick<BotStore, 'note' | 'setNote' | 'lease' | 'release'>;
  /** The path of the multibranch job that a target is, as `.ci-bot.yaml` says; undefined: there is none. */
  readonly job: (repository: Repository, target: string) => string | undefined;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
  readonly sleep: (milliseconds: number) => Promise<void>;
  /** A text that no other call has made. */
  readonly token: () => string;
  /** Undefined: over the network. */
  readonly exchange?: Exchange;
  readonly limits: JenkinsLimits;
}
