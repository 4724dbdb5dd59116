import type {
  DiskSnapshot,
  ImageUse,
  MachineImage,
  MachineImages,
} from '../../adapters/machine-images/machine-images.ts';

/** What an account holds at one moment. */
export interface Survey {
  /** All own images, of other fleets and of nobody too. */
  readonly images: readonly MachineImage[];
  /** The snapshots whose tag says that they are of the fleet. */
  readonly snapshots: readonly DiskSnapshot[];
  readonly uses: readonly ImageUse[];
}

/** Asks the cloud. */
export async function surveyOf(cloud: MachineImages, fleet: string): Promise<Survey> {
  // What uses images last: a use that comes up meanwhile is seen.
  const [images, snapshots] = await Promise.all([cloud.own(), cloud.snapshots(fleet)]);
  return { images, snapshots, uses: await cloud.uses() };
}
