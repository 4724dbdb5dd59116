import type { SessionOptions } from '../../adapters/jenkins/http-session.ts';
import type { World } from '../../world.ts';
import { withJenkinsDrift } from '../drift/jenkins-drift.ts';
import { readMachines } from '../drift/read-machines.ts';
import type { JenkinsFacts } from '../facts.ts';
import { readJenkins } from '../jenkins-facts/read-jenkins.ts';
import type { RollOf, RollTools } from './roll-tools.ts';

/** Jenkins and the machines as they are now. Of Jenkins's own version the machines know what was read last. */
export function fleetReadings(
  { opened: { fleet }, pins, emulator }: RollOf,
  session: SessionOptions,
  { now, signal }: Pick<World, 'now' | 'signal'>,
): Pick<RollTools, 'readJenkins' | 'readMachines'> {
  let seen: JenkinsFacts | undefined;
  const from = { region: fleet.region, signal, ...(emulator !== undefined && { emulator }) };
  return {
    readJenkins: async () => {
      seen = await readJenkins(session, { now });
      return seen;
    },
    readMachines: async () => {
      const { machines } = await readMachines(fleet, pins, from);
      return withJenkinsDrift(fleet, machines, seen);
    },
  };
}
