import { CloudRefused } from '../aws/cloud-refused.ts';
import type { DiskSnapshot, ImageUse, MachineImage, MachineImages } from './machine-images.ts';

/** What an account in memory holds from the start. */
export interface MemoryAccount {
  readonly images?: readonly MachineImage[];
  readonly snapshots?: readonly DiskSnapshot[];
  readonly uses?: readonly ImageUse[];
  /** Images of somebody else that may be seen. */
  readonly foreign?: readonly MachineImage[];
  /** Ids whose removal fails. */
  readonly stubborn?: readonly string[];
}

/** An account in memory, for tests. `deleted` keeps what was deleted, in order. */
export class MemoryMachineImages implements MachineImages {
  readonly deleted: string[] = [];
  /** May be added to while a test goes on. */
  readonly inUse: ImageUse[];
  #images: readonly MachineImage[];
  #snapshots: readonly DiskSnapshot[];
  readonly #foreign: readonly MachineImage[];
  readonly #stubborn: ReadonlySet<string>;

  constructor({ images = [], snapshots = [], uses = [], foreign = [], stubborn = [] }: MemoryAccount = {}) {
    this.#images = images;
    this.#snapshots = snapshots;
    this.inUse = [...uses];
    this.#foreign = foreign;
    this.#stubborn = new Set(stubborn);
  }

  async own(fleet?: string): Promise<readonly MachineImage[]> {
    return this.#images.filter(({ tags }) => fleet === undefined || tags.get('fleet') === fleet);
  }

  async find(ids: readonly string[]): Promise<readonly MachineImage[]> {
    return [...this.#images, ...this.#foreign].filter(({ id }) => ids.includes(id));
  }

  async snapshots(fleet: string): Promise<readonly DiskSnapshot[]> {
    return this.#snapshots.filter(({ tags }) => tags.get('fleet') === fleet);
  }

  async uses(): Promise<readonly ImageUse[]> {
    return [...this.inUse];
  }

  /** As if it had just been built. */
  add(image: MachineImage): void {
    this.#images = [...this.#images, image];
  }

  /** As if it had just been made. */
  addSnapshot(snapshot: DiskSnapshot): void {
    this.#snapshots = [...this.#snapshots, snapshot];
  }

  async deregister(image: string): Promise<void> {
    this.#refuse('ec2:DeregisterImage', image, this.#images);
    this.#images = this.#images.filter(({ id }) => id !== image);
    this.deleted.push(image);
  }

  async deleteSnapshot(snapshot: string): Promise<void> {
    this.#refuse('ec2:DeleteSnapshot', snapshot, this.#snapshots);
    const user = this.#images.find(({ snapshots }) => snapshots.includes(snapshot));
    if (user !== undefined)
      throw new CloudRefused(
        'ec2:DeleteSnapshot',
        'InvalidSnapshot.InUse',
        `The snapshot ${snapshot} is currently in use by ${user.id}`,
      );
    this.#snapshots = this.#snapshots.filter(({ id }) => id !== snapshot);
    this.deleted.push(snapshot);
  }

  #refuse(action: string, wanted: string, all: readonly { readonly id: string }[]): void {
    if (!all.some(({ id }) => id === wanted))
      throw new CloudRefused(action, 'NotFound', `The id '${wanted}' does not exist`);
    if (this.#stubborn.has(wanted))
      throw new CloudRefused(action, 'OperationNotPermitted', `'${wanted}' is protected`);
  }
}
