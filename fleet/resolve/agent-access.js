/** The account on agents that the leader logs in to: that of the SSH key, else `jenkins`. */
export function agentUserOf({ jenkins, secrets }) {
    const credential = secrets[jenkins.agents.key]?.credential;
    return credential?.kind === 'ssh-key' ? credential.user : 'jenkins';
}
