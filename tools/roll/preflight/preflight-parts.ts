import type { InstanceCatalogue } from '../../../fleet/catalogue/instance-types.ts';
import type { Alarms } from '../../adapters/alarms/alarms.ts';
import type { DryRuns } from '../../adapters/dry-runs/dry-runs.ts';
import type { HomeVolumes } from '../../adapters/home-volumes/home-volumes.ts';
import type { JenkinsRights } from '../../adapters/jenkins/jenkins-rights.ts';
import type { JenkinsWork } from '../../adapters/jenkins/jenkins-work.ts';
import type { JournalStore } from '../../adapters/journal-store/journal-store.ts';
import type { MachineGroups } from '../../adapters/machine-groups/machine-groups.ts';
import type { MachineImages } from '../../adapters/machine-images/machine-images.ts';
import type { Quotas } from '../../adapters/quotas/quotas.ts';
import type { PlannedChange } from '../../plan/plan-file.ts';
import type { JenkinsFacts, MachineFacts } from '../facts.ts';
import type { Target } from '../run/entry.ts';
import type { Intended } from './preflight-facts.ts';

/** What is asked before a roll. None of it changes anything. */
export interface PreflightParts extends Intended {
  /** A pool, `leader`, or (undefined) everything. */
  readonly only: string | undefined;
  readonly catalogue: InstanceCatalogue;
  /** Does not wait for a server that is starting. @throws JenkinsFailed */
  readonly readJenkins: () => Promise<JenkinsFacts>;
  readonly work: Pick<JenkinsWork, 'overview'>;
  readonly rights: JenkinsRights;
  readonly readMachines: () => Promise<readonly MachineFacts[]>;
  readonly journals: JournalStore;
  /** As lockHolderText makes it. */
  readonly holder: string;
  /** Another one for each process. */
  readonly writer: string;
  readonly homes: HomeVolumes;
  readonly dryRuns: DryRuns;
  readonly groups: MachineGroups;
  readonly quotas: Quotas;
  readonly alarms: Alarms;
  readonly images: Pick<MachineImages, 'find'>;
  /** What Terraform would change beside the machines that are rolled. */
  readonly strayChanges: (targets: readonly Target[]) => Promise<readonly PlannedChange[]>;
  readonly signal: AbortSignal;
}
