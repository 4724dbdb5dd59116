import { leaderHostName } from '../../../fleet/resolve/hosts.ts';
import { AnsibleFailed } from '../../adapters/ansible/ansible.ts';
import { withRestoredHome } from '../restore/restored-state.ts';
import { knowHosts } from './known-hosts.ts';
import { homeAddress, leaderAddress } from './machine-addresses.ts';
import type { ProvisionWork } from './provision-work.ts';
import { type LeaderBefore, ProvisionFailed, type Remade } from './provisioner.ts';
import { refuseStrangers } from './refuse-strangers.ts';
import { replaceMachine } from './replace-machine.ts';
import { setUp } from './set-up.ts';
import { idAt } from './state-ids.ts';

const LEADER_BOOK = 'playbooks/leader.yml';

/** Replaces the leader; its home moves over. */
export async function remadeLeader(instance: string, work: ProvisionWork): Promise<Remade> {
  const address = leaderAddress(work.configuration);
  await refuseStrangers('leader', { address: address.machine, instance }, work);
  const id = await replaceMachine({ ...address, instance, before: () => stopJenkins(instance, work) }, work);
  await startedOn(id, work);
  return { instance: id };
}

/** Gives the leader what the fleet file says, and restarts Jenkins unless that was done since. */
export async function updatedLeader(since: number, work: ProvisionWork): Promise<void> {
  const { machine } = leaderAddress(work.configuration);
  const id = idAt(await work.cloud.terraform.resources(), machine);
  if (id === undefined)
    throw new ProvisionFailed('there is no leader', { fix: 'run `fleet apply`', mayPass: false });
  await knowHosts(id, work);
  const extra = { leader_restart: true, leader_restart_since: Math.floor(since / 1_000) };
  await setUp(leaderHostName(work.fleet), { playbook: LEADER_BOOK, extra }, work);
}

/** Replaces the leader by one with the home of a snapshot; Terraform knows the restored volume as the home from then on. */
export async function restoredLeader(before: LeaderBefore, work: ProvisionWork): Promise<Remade> {
  const { configuration, cloud } = work;
  const { instance } = before;
  const leader = leaderAddress(configuration);
  const { home, hangsOn } = homeAddress(configuration);
  await refuseStrangers('leader', { address: leader.machine, instance }, work);
  const state = await cloud.terraform.resources();
  if (idAt(state, leader.machine) === instance) await stopIfPossible(instance, work);
  const restored = await restoredHome(idAt(state, home), before, work);
  const changed = withRestoredHome(await cloud.terraform.pullState(), home, restored);
  if (changed !== undefined) await cloud.terraform.pushState(changed);
  const follow = [...new Set([...leader.hangsOn, ...hangsOn])].filter(one => one !== leader.machine);
  const replacement = { machine: leader.machine, hangsOn: follow, instance, mayUpdate: [home] };
  const id = await replaceMachine(replacement, work);
  const there = await work.homes.volume(restored);
  if (there?.attached?.instance !== id)
    throw new ProvisionFailed(`the restored home ${restored} is not attached to ${id}`, { mayPass: true });
  await startedOn(id, work);
  return { instance: id };
}

async function restoredHome(
  volume: string | undefined,
  { snapshot }: LeaderBefore,
  { homes, tell }: ProvisionWork,
): Promise<string> {
  const like = volume === undefined ? undefined : await homes.volume(volume);
  if (like === undefined)
    throw new ProvisionFailed('Terraform’s state has no Jenkins home that is in EC2', {
      fix: 'look for the volume with the tag `role: jenkins-home`, and hand it to Terraform with `terraform import`',
      mayPass: false,
    });
  tell(`restoring the home from ${snapshot}`);
  return homes.restore({ snapshot, like });
}

/** Sets a new leader up. Nothing runs on it yet, so Jenkins is started, and a second time nothing is restarted. */
async function startedOn(instance: string, work: ProvisionWork): Promise<void> {
  await knowHosts(instance, work);
  await setUp(leaderHostName(work.fleet), { playbook: LEADER_BOOK }, work);
}

/** Before its machine goes: at the end of a machine EC2 does not wait until Jenkins has written down what runs. */
async function stopJenkins(instance: string, work: ProvisionWork): Promise<void> {
  await knowHosts(instance, work);
  await setUp(leaderHostName(work.fleet), { playbook: 'playbooks/stop-leader.yml' }, work);
}

/** A leader that is broken may not be reachable; what its home became is given up anyway. */
async function stopIfPossible(instance: string, work: ProvisionWork): Promise<void> {
  try {
    await knowHosts(instance, work);
    await setUp(leaderHostName(work.fleet), { playbook: 'playbooks/stop-leader.yml' }, work, 1);
  } catch (error) {
    if (!(error instanceof AnsibleFailed || error instanceof ProvisionFailed)) throw error;
    work.tell(`Jenkins could not be stopped: ${error.message}`);
  }
}
