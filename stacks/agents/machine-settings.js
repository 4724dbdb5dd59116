/** The system disk as the images call it; all of them are Ubuntu. Another name would add a second, empty disk. */
export const ROOT_DEVICE = '/dev/sda1';
/**
 * How a machine asks EC2 about itself: with a session token only, which a forged web request cannot get.
 * Two hops, because builds run in docker containers, one hop further away, and write the cache from there.
 */
export const METADATA = {
    httpEndpoint: 'enabled',
    httpTokens: 'required',
    httpPutResponseHopLimit: 2,
};
