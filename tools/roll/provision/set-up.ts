import { join } from 'node:path';
import { AnsibleFailed, type PlaybookRun } from '../../adapters/ansible/ansible.ts';
import type { ProvisionWork } from './provision-work.ts';
import { ProvisionFailed } from './provisioner.ts';

/** A machine that has just booted may not answer yet, and Session Manager takes a while to know it. */
const TRIES = 10;
const PAUSE = 30_000;

/** Runs a playbook on one host, and waits for the host as long as it cannot be reached. @throws AnsibleFailed, ProvisionFailed */
export async function setUp(
  host: string,
  run: Omit<PlaybookRun, 'folder' | 'limit'>,
  work: ProvisionWork,
  tries = TRIES,
): Promise<void> {
  const { ansible, cloud, tell, pause } = work;
  const whole = { ...run, folder: join(cloud.output, 'ansible'), limit: host };
  try {
    const hosts = await ansible.run(whole, event => {
      if (event.kind === 'task') tell(`${run.playbook}: ${event.task}`);
    });
    if (!hosts.includes(host))
      throw new ProvisionFailed(`\`${run.playbook}\` is not for \`${host}\``, { mayPass: false });
  } catch (error) {
    if (!(error instanceof AnsibleFailed && error.isUnreachable) || tries <= 1) throw error;
    tell(`${host} cannot be reached yet`);
    await pause(PAUSE);
    await setUp(host, run, work, tries - 1);
  }
}
