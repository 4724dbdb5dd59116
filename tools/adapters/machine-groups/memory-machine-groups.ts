import { CloudRefused } from '../aws/cloud-refused.ts';
import {
  type Enlarged,
  type GroupMachine,
  isLeaving,
  type MachineGroup,
  type MachineGroups,
  type Retired,
} from './machine-groups.ts';

/** A group of an account in memory. */
export interface MemoryGroup {
  readonly name: string;
  readonly min: number;
  readonly max: number;
  readonly desired: number;
  readonly suspended?: readonly string[];
  /** A lifecycle hook keeps machines that go for a while. */
  readonly held?: boolean;
  /** No machine comes, and this is why. */
  readonly failing?: string;
}

/** Groups in memory, for tests: what a group wants, it has at once. */
export class MemoryMachineGroups implements MachineGroups {
  readonly #groups = new Map<string, MemoryGroup & { readonly machines: readonly GroupMachine[] }>();
  #made = 0;

  constructor(groups: readonly MemoryGroup[] = []) {
    for (const group of groups) this.set(group);
  }

  /** Makes a group, or changes one as a person or Jenkins would; its machines stay. */
  set(group: MemoryGroup): void {
    const machines = this.#groups.get(group.name)?.machines ?? [];
    this.#groups.set(group.name, { ...group, machines: this.#filled(group, machines) });
  }

  async groups(names: readonly string[]): Promise<ReadonlyMap<string, MachineGroup>> {
    const known = names.flatMap(name => this.#groups.get(name) ?? []);
    return new Map(
      known.map(({ name, min, max, desired, machines, suspended = [], failing }) => {
        const short = machines.filter(({ lifecycle }) => lifecycle === 'InService').length < desired;
        const failed = short && failing !== undefined ? { at: 0, message: failing } : undefined;
        return [name, { name, min, max, desired, machines, suspended, failed }];
      }),
    );
  }

  async enlarge(name: string, to: number): Promise<Enlarged> {
    const group = this.#one('autoscaling:SetDesiredCapacity', name);
    const { desired, max } = group;
    if (desired >= to) return { kind: 'enlarged', desired };
    if (to > max) return { kind: 'at-max', desired, max };
    this.set({ ...group, desired: to });
    return { kind: 'enlarged', desired: to };
  }

  async retire(name: string, instance: string, shrink: boolean): Promise<Retired> {
    const holder = [...this.#groups.values()].find(group => group.machines.some(isThis(instance)));
    const machine = holder?.machines.find(isThis(instance));
    if (holder === undefined || machine === undefined || isLeaving(machine)) return { kind: 'gone' };
    const action = 'autoscaling:TerminateInstanceInAutoScalingGroup';
    if (holder.name !== name)
      throw new CloudRefused(
        action,
        'OtherGroup',
        `${instance} is in the group ${holder.name}, not in ${name}`,
      );
    const shrunk = shrink && holder.desired > holder.min;
    const others = holder.machines.filter(one => one !== machine);
    const machines = holder.held ? [...others, { ...machine, lifecycle: 'Terminating:Wait' }] : others;
    this.#groups.set(name, { ...holder, machines });
    this.set({ ...holder, desired: holder.desired - (shrunk ? 1 : 0) });
    return { kind: 'retired', shrunk };
  }

  #one(action: string, name: string): MemoryGroup {
    const group = this.#groups.get(name);
    if (group === undefined) throw new CloudRefused(action, 'NoSuchGroup', `there is no group ${name}`);
    return group;
  }

  #filled(group: MemoryGroup, machines: readonly GroupMachine[]): readonly GroupMachine[] {
    if (group.failing !== undefined || group.suspended?.includes('Launch')) return machines;
    const serving = machines.filter(machine => !isLeaving(machine)).length;
    const come = Array.from({ length: Math.max(0, group.desired - serving) }, () => this.#newMachine());
    return [...machines, ...come];
  }

  #newMachine(): GroupMachine {
    return { id: `i-${++this.#made}`, lifecycle: 'InService', healthy: true, protected: true };
  }
}

const isThis = (instance: string) => (machine: GroupMachine) => machine.id === instance;
