import { SecurityGroup } from '@cdktf/provider-aws/lib/security-group/index.js';
import { Construct } from 'constructs';
import { LEADER } from '../../fleet/resolve/leader-layout.ts';
import { ANYWHERE } from './anywhere.ts';
import { SecurityRules } from './security-rules.ts';
const HTTP = 80;
const HTTPS = 443;
const SSH = 22;
const NFS = 2049;
/**
 * Who may open a connection to whom. The world reaches the load balancer and nothing else; there is no port for
 * inbound agents, which come over HTTPS as WebSockets; git goes over HTTPS. DNS and time come from the network's own
 * link-local services, which no group filters.
 */
export class SecurityGroups extends Construct {
    loadBalancer;
    leader;
    agents;
    /** Only with `caches.efs`. */
    fileSystem;
    constructor(scope, id, { fleet, network }) {
        super(scope, id);
        const group = (part, description) => this.#group(fleet.fleet, network, part, description);
        const loadBalancer = group('load-balancer', 'The public door of the fleet');
        const leader = group('leader', 'The leader, which runs Jenkins');
        const agents = group('agents', 'The machines that run builds');
        const fileSystem = fleet.caches.efs ? group('file-system', 'The shared build cache') : undefined;
        this.#doorRules(fleet, loadBalancer, leader, agents);
        this.#machineRules(fleet, leader, agents);
        if (fileSystem)
            new SecurityRules(this, 'cache', { from: agents, to: fileSystem, port: NFS, what: 'NFS' });
        this.loadBalancer = loadBalancer.id;
        this.leader = leader.id;
        this.agents = agents.id;
        this.fileSystem = fileSystem?.id;
    }
    #group(fleet, network, part, description) {
        const name = `${fleet}-${part}`;
        return new SecurityGroup(this, part, { name, description, vpcId: network.vpcId, tags: { Name: name } });
    }
    #doorRules({ loadBalancer: { docs } }, door, leader, agents) {
        new SecurityRules(this, 'web', { from: ANYWHERE, to: door, port: HTTPS, what: 'HTTPS' });
        new SecurityRules(this, 'redirect', {
            from: ANYWHERE,
            to: door,
            port: HTTP,
            what: 'HTTP, sent on to HTTPS',
        });
        new SecurityRules(this, 'jenkins', { from: door, to: leader, port: LEADER.port, what: 'Jenkins' });
        if (docs)
            new SecurityRules(this, 'docs', { from: door, to: agents, port: docs.port, what: 'Documentation' });
    }
    #machineRules({ pools }, leader, agents) {
        new SecurityRules(this, 'ssh', { from: leader, to: agents, port: SSH, what: 'SSH' });
        for (const [name, from] of Object.entries({ leader, agents })) {
            new SecurityRules(this, `${name}-https`, { from, to: ANYWHERE, port: HTTPS, what: 'HTTPS' });
            new SecurityRules(this, `${name}-http`, {
                from,
                to: ANYWHERE,
                port: HTTP,
                what: 'HTTP, for package mirrors',
            });
        }
        const external = Object.values(pools).flatMap(pool => (pool.kind === 'external' ? [pool.external] : []));
        const ports = new Set(external.filter(({ connect }) => connect === 'ssh').map(({ port }) => port));
        for (const port of ports)
            new SecurityRules(this, `external-${port}`, {
                from: leader,
                to: ANYWHERE,
                port,
                what: 'SSH to hosts outside AWS',
            });
    }
}
