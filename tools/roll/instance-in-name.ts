/**
 * The ec2-fleet plugin shows a node as `<cloud> <instance>`, or as the instance alone where the cloud's name has
 * characters that no node name may have; a node that retires after some builds has ` Builds left: N ` behind it.
 */
const INSTANCE = /(?:^|\s)(i-(?:[\da-f]{17}|[\da-f]{8}))(?=\s|$)/;

/** The id of the instance that a node of the ec2-fleet plugin runs on; undefined for other nodes. */
export const instanceInName = (node: string): string | undefined => INSTANCE.exec(node)?.[1];
