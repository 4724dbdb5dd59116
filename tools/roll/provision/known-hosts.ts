import { dirname, join } from 'node:path';
import { hostKeysOn } from '../../hosts/console-keys.ts';
import { gatherHosts } from '../../hosts/gather-hosts.ts';
import { knownKeys } from '../../hosts/known-hosts.ts';
import { presentOutputs } from './present-outputs.ts';
import type { ProvisionWork } from './provision-work.ts';
import { ProvisionFailed } from './provisioner.ts';

/** How long a machine may take until its host keys stand on its console, in looks and milliseconds between them. */
const LOOKS = 90;
const PAUSE = 10_000;

/** Waits until a machine's host keys are known, and writes down where all hosts are and by which keys they are known. */
export async function knowHosts(instance: string, work: ProvisionWork): Promise<void> {
  const { fleet, cloud, configuration, consoles, files, pause, tell } = work;
  const folder = join(dirname(cloud.folder), 'hosts');
  for (let look = 1; !(await isKnown(instance, folder, work)); look += 1) {
    if (look === LOOKS)
      throw new ProvisionFailed(`${instance} shows no host keys on its console`, {
        fix: `look at the console: \`aws ec2 get-console-output --latest --instance-id ${instance}\``,
        mayPass: true,
      });
    tell(`waiting for the host keys of ${instance}`);
    await pause(PAUSE);
  }
  const outputs = presentOutputs(configuration, await cloud.terraform.resources());
  await gatherHosts({ fleet, outputs, consoles, files, folder, accept: [] });
}

/** A console keeps only its end, so of a machine that has run for long the keys stand where they were written down. */
async function isKnown(
  instance: string,
  folder: string,
  { consoles, files }: ProvisionWork,
): Promise<boolean> {
  if (hostKeysOn((await consoles.consoleOutput(instance)) ?? '').length > 0) return true;
  const file = join(folder, 'known_hosts');
  return files.exists(file) && knownKeys(files.read(file)).has(instance);
}
