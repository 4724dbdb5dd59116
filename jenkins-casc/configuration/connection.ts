import type { Fleet } from '../../fleet/schema/fleet.ts';
import type { SettingsMap } from './settings.ts';

/**
 * How the leader connects over SSH, to any agent. It verifies host keys against `~/.ssh/known_hosts` of Jenkins's
 * account; a host without a key there is refused.
 */
export const SSH: SettingsMap = {
  sshHostKeyVerificationStrategy: 'knownHostsFileKeyVerificationStrategy',
  launchTimeoutSeconds: 60,
  maxNumRetries: 10,
  retryWaitTime: 15,
};

/** The SSH port of machines that the fleet makes itself. */
export const SSH_PORT = 22;

/** The credential with the agents' SSH key, for an account on the agent: where it is not the key's own, one beside it. */
export function agentCredential(
  { jenkins, secrets }: Pick<Fleet, 'jenkins' | 'secrets'>,
  user: string,
): string {
  const { key } = jenkins.agents;
  const credential = secrets[key]?.credential;
  return credential?.kind === 'ssh-key' && credential.user === user ? key : `${key}-as-${user}`;
}
