/** The secret with which people log in: the OAuth app's, else the local administrator's password. */
export const loginSecretOf = ({ jenkins: { login } }) => login.github?.secret ?? login.password;
/**
 * The names of the secrets that Jenkins reads at its start, sorted: its credentials, the key of the agents, the login.
 * Every other secret is for agents alone and never reaches the leader's disk or memory.
 */
export function jenkinsSecretsOf(fleet) {
    const { github, agents } = fleet.jenkins;
    const offered = Object.entries(fleet.secrets).filter(([, { credential }]) => credential !== undefined);
    const named = [agents.key, loginSecretOf(fleet), ...(github === undefined ? [] : [github])];
    return [...new Set([...offered.map(([name]) => name), ...named])].sort();
}
