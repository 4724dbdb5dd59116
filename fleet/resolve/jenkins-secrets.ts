import type { Fleet } from '../schema/fleet.ts';

/** The secret with which people log in: the OAuth app's, else the local administrator's password. */
const loginSecretOf = ({ jenkins: { login } }: Pick<Fleet, 'jenkins'>): string =>
  login.github?.secret ?? login.password;

/**
 * The names of the secrets that Jenkins reads at its start, sorted: its credentials, the key of the agents, the login.
 * Every other secret is for agents alone and never reaches the leader's disk or memory.
 */
export function jenkinsSecretsOf(fleet: Pick<Fleet, 'jenkins' | 'secrets'>): readonly string[] {
  const { github, agents } = fleet.jenkins;
  const offered = Object.entries(fleet.secrets).filter(([, { credential }]) => credential !== undefined);
  const named = [agents.key, loginSecretOf(fleet), ...(github === undefined ? [] : [github])];
  return [...new Set([...offered.map(([name]) => name), ...named])].sort();
}
