import type { FleetMachine, FleetMachines, MachineTemplate } from './fleet-machines.ts';

/** What an account in memory holds. */
export interface MemoryMachinesAccount {
  readonly machines?: readonly FleetMachine[];
  /** Hashes by machine id. */
  readonly userData?: ReadonlyMap<string, string>;
  readonly templates?: readonly MachineTemplate[];
}

/** An account in memory, for tests. */
export class MemoryFleetMachines implements FleetMachines {
  readonly #account: () => MemoryMachinesAccount;

  /** @param account asked anew at each call, since a test may change it */
  constructor(account: () => MemoryMachinesAccount) {
    this.#account = account;
  }

  async machines(fleet: string): Promise<readonly FleetMachine[]> {
    const { machines = [] } = this.#account();
    return machines.filter(({ tags, state }) => tags.get('fleet') === fleet && state !== 'terminated');
  }

  async userData(machine: string): Promise<string | undefined> {
    return this.#account().userData?.get(machine);
  }

  async templates(names: readonly string[]): Promise<readonly MachineTemplate[]> {
    return (this.#account().templates ?? []).filter(({ name }) => names.includes(name));
  }
}
