/** All IPv4 addresses. The fleet has no IPv6: nothing in it would listen there. */
export const ANYWHERE = '0.0.0.0/0';
