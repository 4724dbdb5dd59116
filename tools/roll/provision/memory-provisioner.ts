import { OneAfterAnother } from '../../adapters/one-after-another.ts';
import type { Tell } from '../../progress/steps.ts';
import {
  type HostToRemake,
  type LeaderBefore,
  type Provisioner,
  ProvisionFailed,
  type Remade,
} from './provisioner.ts';

/** A machine in memory. */
export interface MemoryMachine {
  readonly instance: string;
  /** What it was made from; undefined: the pinned one. */
  readonly image: string | undefined;
}

/** The name under which a static host stands among the machines. */
const hostPlace = ({ pool, host }: Pick<HostToRemake, 'pool' | 'host'>): string => `${pool}-${host}`;

/** A provisioner in memory, for tests: machines by place. */
export class MemoryProvisioner implements Provisioner {
  readonly machines: Map<string, MemoryMachine>;
  readonly #queue = new OneAfterAnother();
  #made = 0;

  /** @param machines the instances in place, by place: `leader`, `<pool>-<host>` */
  constructor(machines: Readonly<Record<string, string>>) {
    this.machines = new Map(
      Object.entries(machines).map(([place, instance]) => [place, { instance, image: undefined }]),
    );
  }

  remakeHost(host: HostToRemake, tell: Tell): Promise<Remade> {
    return this.#replaced(hostPlace(host), host, tell);
  }

  remakeLeader({ instance }: { readonly instance: string }, tell: Tell): Promise<Remade> {
    return this.#replaced('leader', { instance, image: undefined }, tell);
  }

  updateLeader(_since: number, tell: Tell): Promise<void> {
    return this.#queue.run(async () => tell('leader'));
  }

  restoreLeader({ instance, image }: LeaderBefore, tell: Tell): Promise<Remade> {
    return this.#replaced('leader', { instance, image }, tell);
  }

  #replaced(place: string, going: MemoryMachine, tell: Tell): Promise<Remade> {
    return this.#queue.run(async () => {
      tell(place);
      const there = this.machines.get(place);
      if (there === undefined) throw new ProvisionFailed(`there is no \`${place}\``, { mayPass: false });
      if (there.instance !== going.instance) return { instance: there.instance };
      this.#made += 1;
      const instance = `i-${(0xabc00000 + this.#made).toString(16)}`;
      this.machines.set(place, { instance, image: going.image });
      return { instance };
    });
  }
}
