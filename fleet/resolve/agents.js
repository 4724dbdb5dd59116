/** The labels and, behind them, each alias of one of them. */
export function withAliases(labels, aliases) {
    const own = new Set(labels);
    const names = Object.entries(aliases).filter(([, label]) => own.has(label));
    return [...new Set([...labels, ...names.map(([alias]) => alias)])];
}
/** How many hosts a pool has for certain: none for an autoscaled one, whose machines come and go. */
export function hostCount(pool) {
    if (pool.kind === 'static')
        return pool.static.hosts;
    return pool.kind === 'external' ? pool.external.hosts.length : 0;
}
/** The folder in which an agent of a host works; agents that share a host do not share a folder. */
export function remoteRootOf(pool, index) {
    return index === 0 ? pool.remoteRoot : `${pool.remoteRoot}/agent-${letterOf(index)}`;
}
/** All agents of a fleet, pool by pool, host by host. */
export function agentsOf(fleet) {
    return Object.entries(fleet.pools).flatMap(([name, pool]) => agentsOfPool(name, pool, fleet.aliases));
}
function agentsOfPool(name, pool, aliases) {
    const hosts = pool.kind === 'autoscaled' ? [0] : Array.from({ length: hostCount(pool) }, (_, index) => index + 1);
    return hosts.flatMap(host => pool.agents.map((agent, index) => ({
        name: nodeName(agent, index, name, host),
        pool: name,
        host,
        index,
        executors: agent.executors,
        labels: withAliases(agent.labels, aliases),
    })));
}
/** `cpu-1` for the first host; a host's further unnamed agents are told apart by a letter: `cpu-1b`. */
function nodeName(agent, index, pool, host) {
    const number = host === 0 ? '*' : String(host);
    const letter = index === 0 || agent.name !== undefined ? '' : letterOf(index);
    return `${agent.name ?? pool}-${number}${letter}`;
}
const letterOf = (index) => String.fromCharCode('a'.charCodeAt(0) + index);
