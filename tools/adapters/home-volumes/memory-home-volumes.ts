import { CloudRefused } from '../aws/cloud-refused.ts';
import {
  HOME_ROLE,
  type HomeSnapshot,
  type HomeVolume,
  type HomeVolumes,
  type RestoreWanted,
  type SnapshotWanted,
  type SwapWanted,
} from './home-volumes.ts';
import { refusedAsFull, theHome } from './which-volume.ts';

type Made = HomeSnapshot & { readonly roll: string };

/** Volumes in memory, for tests. Snapshots are complete at once, unless `slow`: then `finish` ends them. */
export class MemoryHomeVolumes implements HomeVolumes {
  #volumes: readonly HomeVolume[];
  #snapshots: readonly Made[] = [];
  readonly #slow: boolean;
  #made = 0;

  constructor(volumes: readonly HomeVolume[] = [], { slow = false }: { readonly slow?: boolean } = {}) {
    this.#volumes = volumes;
    this.#slow = slow;
  }

  /** As if somebody had made it. */
  add(volume: HomeVolume): void {
    this.#volumes = [volume, ...this.#volumes];
  }

  /** Ends the snapshots that are under way. */
  finish(state: 'completed' | 'error' = 'completed'): void {
    this.#snapshots = this.#snapshots.map(one =>
      one.state === 'pending' ? { ...one, state, progress: state === 'completed' ? 100 : 0 } : one,
    );
  }

  /** Those that were made, failed ones too. */
  get snapshots(): readonly HomeSnapshot[] {
    return this.#snapshots;
  }

  async home(fleet: string): Promise<HomeVolume | undefined> {
    return theHome(
      this.#volumes.filter(({ tags }) => tags.get('fleet') === fleet && tags.get('role') === HOME_ROLE),
    );
  }

  async volume(id: string): Promise<HomeVolume | undefined> {
    return this.#volumes.find(volume => volume.id === id);
  }

  async ensureSnapshot({ volume: { id: volume }, roll }: SnapshotWanted): Promise<HomeSnapshot> {
    const made = this.#snapshots.find(
      one => one.volume === volume && one.roll === roll && one.state !== 'error',
    );
    if (made !== undefined) return made;
    if (!this.#volumes.some(({ id }) => id === volume))
      throw new CloudRefused('ec2:CreateSnapshot', 'InvalidVolume.NotFound', `there is no ${volume}`);
    const begun = ++this.#made;
    const progress = this.#slow ? { state: 'pending', progress: 0 } : { state: 'completed', progress: 100 };
    const snapshot = { id: `snap-${begun}`, volume, roll, begun, ...progress };
    this.#snapshots = [...this.#snapshots, snapshot];
    return snapshot;
  }

  async snapshot(id: string): Promise<HomeSnapshot | undefined> {
    return this.#snapshots.find(snapshot => snapshot.id === id);
  }

  async restore({ snapshot, like }: RestoreWanted): Promise<string> {
    if (!this.#snapshots.some(({ id }) => id === snapshot))
      throw new CloudRefused('ec2:CreateVolume', 'InvalidSnapshot.NotFound', `there is no ${snapshot}`);
    const id = `vol-of-${snapshot}`;
    if (!this.#volumes.some(volume => volume.id === id))
      this.add({
        ...like,
        id,
        state: 'available',
        attached: undefined,
      });
    return id;
  }

  async swap(wanted: SwapWanted): Promise<void> {
    const { instance, device, from, to } = wanted;
    const coming = await this.volume(to);
    if (coming === undefined) throw new CloudRefused('ec2:AttachVolume', 'NotFound', `there is no ${to}`);
    if (coming.attached?.instance === instance) return;
    const there = this.#volumes.find(
      ({ attached }) => attached?.instance === instance && attached.device === device,
    );
    if (there !== undefined && there.id !== from) throw refusedAsFull(wanted, there.id);
    this.#attach(from, undefined);
    this.#attach(to, { instance, device });
  }

  #attach(volume: string, attached: HomeVolume['attached']): void {
    const state = attached === undefined ? 'available' : 'in-use';
    this.#volumes = this.#volumes.map(one => (one.id === volume ? { ...one, attached, state } : one));
  }
}
