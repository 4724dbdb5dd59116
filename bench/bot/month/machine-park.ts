import type { MachineKind } from './project.ts';

/** What a park is told of time. Milliseconds. */
export interface ParkClock {
  now(): number;
  after(milliseconds: number, run: () => void): void;
}

/** What machines of one kind were paid for. */
export interface ParkCost {
  readonly machineSeconds: number;
  readonly usd: number;
}

interface Machine {
  readonly born: number;
  readonly ready: number;
  free: number;
  /** Counts what was begun, so that a machine that was busy meanwhile is not taken for idle. */
  begun: number;
}

/** Machines of one kind, started when a build finds no place and ended when they were idle for long enough; as many as are wanted. */
export class MachinePark {
  readonly #kind: MachineKind;
  readonly #clock: ParkClock;
  readonly #machines = new Set<Machine>();
  #seconds = 0;

  constructor(kind: MachineKind, clock: ParkClock) {
    this.#kind = kind;
    this.#clock = clock;
  }

  /** Takes a place on the busiest machine that has one, or on a new one. @returns how long until it can begin, and what gives it back */
  take(): { readonly wait: number; readonly release: () => void } {
    const now = this.#clock.now();
    const machine = this.#withPlace() ?? this.#started(now);
    machine.free -= 1;
    machine.begun += 1;
    let isHeld = true;
    const release = (): void => {
      if (!isHeld) return;
      isHeld = false;
      machine.free += 1;
      this.#endWhenIdle(machine);
    };
    return { wait: Math.max(0, machine.ready - now), release };
  }

  /** To be asked when all machines have ended. */
  get cost(): ParkCost {
    return { machineSeconds: this.#seconds, usd: (this.#seconds / 3_600) * this.#kind.usdPerHour };
  }

  #withPlace(): Machine | undefined {
    const open = [...this.#machines].filter(({ free }) => free > 0);
    return open.toSorted((one, other) => one.free - other.free || one.ready - other.ready)[0];
  }

  #started(now: number): Machine {
    const machine = { born: now, ready: now + this.#kind.boot * 1_000, free: this.#kind.executors, begun: 0 };
    this.#machines.add(machine);
    return machine;
  }

  #endWhenIdle(machine: Machine): void {
    if (machine.free < this.#kind.executors) return;
    const { begun } = machine;
    const left = Math.max(0, machine.ready - this.#clock.now());
    this.#clock.after(left + this.#kind.idle * 1_000, () => {
      if (machine.begun !== begun || !this.#machines.delete(machine)) return;
      this.#seconds += (this.#clock.now() - machine.born) / 1_000;
    });
  }
}
