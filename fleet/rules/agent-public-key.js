import { rule } from './rule.ts';
/** Machines let the leader in with this key only. */
export const agentPublicKey = rule({
    id: 'agent-public-key',
    severity: 'warning',
    says: 'Where the leader makes machines, they are told the public half of its key; without it no agent comes online.',
}, function* ({ fleet: { jenkins }, autoscaled, statics }) {
    const pool = [...autoscaled, ...statics][0];
    if (jenkins.agents.publicKey !== undefined || pool === undefined)
        return;
    yield {
        path: ['jenkins', 'agents', 'publicKey'],
        related: [['jenkins', 'agents']],
        message: 'machines let nobody in without the public half of the leader’s key',
        fix: 'make a key with `ssh-keygen -t ed25519`, put the private half into the secret and the public half here',
    };
});
