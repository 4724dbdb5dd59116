import { privateHostName } from '../../../fleet/resolve/names.ts';
import { OneAfterAnother } from '../../adapters/one-after-another.ts';
import { readConfiguration } from '../../emulator/configuration.ts';
import type { Tell } from '../../progress/steps.ts';
import type { OtherValues } from '../../synth/other-values.ts';
import { TERRAFORM_FILE } from '../../synth/outputs.ts';
import { asProvisionFailed } from './failures.ts';
import { knowHosts } from './known-hosts.ts';
import { remadeLeader, restoredLeader, updatedLeader } from './leader-work.ts';
import { hostAddress } from './machine-addresses.ts';
import { previousJenkins } from './previous-jenkins.ts';
import type { ProvisionParts, ProvisionWork } from './provision-work.ts';
import {
  type HostToRemake,
  type LeaderBefore,
  type Provisioner,
  ProvisionFailed,
  type Remade,
} from './provisioner.ts';
import { refuseStrangers } from './refuse-strangers.ts';
import { withRememberedState } from './remembered-state.ts';
import { replaceMachine } from './replace-machine.ts';
import { setUp } from './set-up.ts';
import { toldSteps } from './told-steps.ts';

/** Makes machines with Terraform and sets them up with Ansible, as docs/hosts.md and docs/configuration.md tell a person to. */
export class FleetProvisioner implements Provisioner {
  readonly #parts: ProvisionParts;
  readonly #queue = new OneAfterAnother();

  constructor(parts: ProvisionParts) {
    this.#parts = parts;
  }

  remakeHost(host: HostToRemake, tell: Tell): Promise<Remade> {
    return this.#alone(
      () => this.#pinned(imageOf(host, this.#parts), host.image),
      tell,
      work => remadeHost(host, work),
    );
  }

  remakeLeader({ instance }: { readonly instance: string }, tell: Tell): Promise<Remade> {
    return this.#alone(
      () => ({}),
      tell,
      work => remadeLeader(instance, work),
    );
  }

  updateLeader(since: number, tell: Tell): Promise<void> {
    return this.#alone(
      () => ({}),
      tell,
      work => updatedLeader(since, work),
    );
  }

  restoreLeader(before: LeaderBefore, tell: Tell): Promise<Remade> {
    const { leader } = this.#parts.fleet;
    const other = () => ({
      ...this.#pinned(leader.image, before.image),
      jenkins: previousJenkins(leader.jenkins, before.jenkins),
      ...(before.plugins && { plugins: before.plugins }),
    });
    return this.#alone(other, tell, work => restoredLeader(before, work));
  }

  #pinned(image: string, ami: string | undefined): OtherValues {
    return ami === undefined ? {} : { pins: new Map([[image, ami]]) };
  }

  /** Does work when no other is under way; afterwards the output folder is again what the fleet file says. */
  #alone<T>(
    otherValues: () => OtherValues,
    tell: Tell,
    work: (work: ProvisionWork) => Promise<T>,
  ): Promise<T> {
    return this.#queue.run(async () => {
      const other = otherValues();
      try {
        return await this.#opened(other, tell, work);
      } finally {
        // What was made is not undone by files that could not be written; the next command writes them, too.
        if (Object.keys(other).length > 0) await this.#parts.open({}, toldSteps(tell)).catch(() => {});
      }
    });
  }

  async #opened<T>(other: OtherValues, tell: Tell, work: (work: ProvisionWork) => Promise<T>): Promise<T> {
    const steps = toldSteps(tell);
    let folder = '.';
    try {
      const opened = await this.#parts.open(other, steps);
      folder = opened.folder;
      const cloud = { ...opened, terraform: withRememberedState(opened.terraform) };
      const configuration = readConfiguration(JSON.parse(cloud.outputs.get(TERRAFORM_FILE) ?? '{}'));
      return await work({ ...this.#parts, fleet: cloud.fleet, cloud, configuration, steps, tell });
    } catch (error) {
      throw asProvisionFailed(error, folder);
    }
  }
}

async function remadeHost(host: HostToRemake, work: ProvisionWork): Promise<Remade> {
  const { pool, instance } = host;
  const address = hostAddress(work.configuration, work.fleet, host);
  await refuseStrangers(host, { address: address.machine, instance }, work);
  const id = await replaceMachine({ ...address, instance }, work);
  await knowHosts(id, work);
  await setUp(privateHostName(work.fleet, pool, host.host), { playbook: 'playbooks/agents.yml' }, work);
  return { instance: id };
}

function imageOf({ pool }: HostToRemake, { fleet }: ProvisionParts): string {
  const found = Object.hasOwn(fleet.pools, pool) ? fleet.pools[pool] : undefined;
  if (found?.kind !== 'static')
    throw new ProvisionFailed(`\`${pool}\` is no static pool of the fleet file`, { mayPass: false });
  return found.image;
}
