/** All host names of the load balancer. */
export function hostsOf({ domain, loadBalancer, }) {
    const { beta, docs } = loadBalancer;
    return [
        { host: domain, path: ['domain'] },
        ...(beta === undefined ? [] : [{ host: beta, path: ['loadBalancer', 'beta'] }]),
        ...(docs === undefined ? [] : [{ host: docs.host, path: ['loadBalancer', 'docs', 'host'] }]),
    ];
}
