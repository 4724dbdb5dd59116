import type { Fleet } from '../../../fleet/schema/fleet.ts';
import { coreVersion } from '../../../jenkins-casc/plugins/plugins-txt.ts';
import type { Drift, JenkinsFacts, MachineFacts } from '../facts.ts';

/**
 * How the Jenkins that runs differs from the one that the fleet file asks for; undefined: it does not.
 * @param version the core's, as Jenkins tells it: `2.528.2`, `2.540`
 */
export function jenkinsDrift(fleet: Pick<Fleet, 'leader'>, version: string): Drift | undefined {
  const wanted = coreVersion(fleet.leader.jenkins);
  return version === wanted ? undefined : { kind: 'jenkins', has: version, wanted };
}

/** The machines with what only Jenkins itself tells of them, as far as it could be asked: the leader's version. */
export function withJenkinsDrift(
  fleet: Pick<Fleet, 'leader'>,
  machines: readonly MachineFacts[],
  jenkins: Pick<JenkinsFacts, 'version'> | undefined,
): readonly MachineFacts[] {
  const drift = jenkins && jenkinsDrift(fleet, jenkins.version);
  if (drift === undefined) return machines;
  return machines.map(machine =>
    machine.of.kind === 'leader' ? { ...machine, drift: [...machine.drift, drift] } : machine,
  );
}
