/** The autoscaling group of a pool. Jenkins's configuration and the leader's rights name it too. */
export const groupName = (fleet, pool) => `${fleet.fleet}-${pool}`;
/** A schedule of a pool's group. Schedules of two groups are told apart by name only, so the group's stands in front. */
export const scheduleName = (fleet, pool, schedule) => `${groupName(fleet, pool)}-${schedule}`;
/** The hook that keeps a machine of a pool up for diagnosis. */
export const holdName = (fleet, pool) => `${groupName(fleet, pool)}-hold`;
/** The Name tag of a host of a static pool; hosts are counted from 1. */
export const hostTag = (fleet, pool, host) => `${fleet.fleet}-${pool}-${host}`;
/** The role of the leader, of the agents of a trust zone, or of an AWS service that works for the fleet. */
export const roleName = (fleet, purpose) => `${fleet.fleet}-${purpose}`;
/** The load balancer. The fleet's name stands last, since AWS refuses names that begin with `internal-`. */
export const loadBalancerName = (fleet) => `jenkins-${fleet.fleet}`;
/** An alarm. */
export const alarmName = (fleet, about) => `${fleet.fleet}-alarm-${about}`;
/** The budget of a sponsor. */
export const budgetName = (fleet, sponsor) => `${fleet.fleet}-sponsor-${sponsor}`;
/** The secret's name in Secrets Manager. */
export const secretName = (fleet, secret) => `${fleet.fleet}/${secret}`;
/** The log group of one part of the fleet. */
export const logGroupName = (fleet, part) => `/${fleet.fleet}/${part}`;
/** The log group of the web application firewall; AWS WAF takes only names that begin like this. */
export const wafLogGroupName = (fleet) => `aws-waf-logs-${fleet.fleet}`;
/** The container registry of a repository. */
export const registryName = (fleet, repository) => `${fleet.fleet}/${repository}`;
const LONGEST_BUCKET_NAME = 63;
/**
 * A bucket's name. Bucket names are unique in the whole world, so the domain, which is unique too, stands in them.
 * The domain is cut from the left where the name would be too long.
 */
function bucketName(fleet, purpose) {
    const domain = fleet.domain.replaceAll('.', '-');
    const room = LONGEST_BUCKET_NAME - fleet.fleet.length - purpose.length - 2;
    const shortened = domain.slice(-Math.max(1, room)).replace(/^-+/, '');
    return `${fleet.fleet}-${shortened}-${purpose}`;
}
/** The bucket of Terraform's state: the one that the file names, else one made from fleet and domain. */
export const stateBucketName = (fleet) => fleet.state.bucket ?? bucketName(fleet, 'state');
/** The build cache bucket of a trust zone. */
export const cacheBucketName = (fleet, zone) => bucketName(fleet, `cache-${zone}`);
/** The bucket of test artefacts (A2). */
export const artefactBucketName = (fleet) => bucketName(fleet, 'artefacts');
/** The bucket of the load balancer's access logs. */
export const accessLogBucketName = (fleet) => bucketName(fleet, 'access-logs');
/** The private DNS zone of a fleet's network. */
export const privateZoneName = (fleet) => `${fleet.fleet}.internal`;
/** The name under which the leader reaches a host of a static pool, whatever its address; hosts are counted from 1. */
export const privateHostName = (fleet, pool, host) => `${pool}-${host}.${privateZoneName(fleet)}`;
