import { cacheBucketName, roleName } from '../../../fleet/resolve/names.ts';
import type { Fleet } from '../../../fleet/schema/fleet.ts';
import { type StatementView, statementsOf } from '../policies.ts';
import { ofType, referencesIn, type StackView, textsIn } from '../stack-view.ts';
import type { Relation } from './relation.ts';

const READS = /^(?:s3:GetObject|ecr:BatchGetImage|elasticfilesystem:ClientMount)$/;
const WRITES = /^(?:s3:(?:Put|Delete)|ecr:(?:Put|Upload)|elasticfilesystem:Client(?:Write|RootAccess))/;

/** What a statement is about: for a file system the access point in its condition, not the file system. */
function subjects({ Resource = [], Condition }: StatementView): readonly string[] {
  return Condition?.StringEquals?.['elasticfilesystem:AccessPointArn'] ?? Resource;
}

/** The address of the resource of a type that has a name. */
function addressOf(view: StackView, type: string, attribute: string, name: string): string {
  return ofType(view, type).find(({ attributes }) => attributes[attribute] === name)?.address ?? 'missing';
}

/** The stores that the agents of a zone may use in a way. */
function reachOf(view: StackView, fleet: Fleet, zone: string, way: RegExp): readonly string[] {
  const role = addressOf(view, 'aws_iam_role', 'name', roleName(fleet, `agents-${zone}`));
  const policies = ofType(view, 'aws_iam_role_policy').filter(({ attributes }) =>
    textsIn(attributes.role).flatMap(referencesIn).includes(role),
  );
  return statementsOf(view)
    .filter(({ address }) => policies.some(policy => policy.address === address))
    .filter(({ Action }) => Action.some(action => way.test(action)))
    .flatMap(subjects);
}

function trusted(fleet: Fleet, yes: boolean): readonly string[] {
  return Object.keys(fleet.trust).filter(zone => fleet.trust[zone]?.trusted === yes);
}

/** What an untrusted zone writes, no trusted zone reads. */
export const trustZones: Relation = (view, fleet) =>
  trusted(fleet, false).flatMap(stranger => {
    const written = reachOf(view, fleet, stranger, WRITES);
    return trusted(fleet, true).flatMap(zone =>
      reachOf(view, fleet, zone, READS)
        .filter(store => written.includes(store))
        .map(store => `${zone} reads ${store}, which ${stranger} writes`),
    );
  });

/** Every zone has a role that reads at least its own cache: the relation above is not empty. */
export const zonesReachTheirCache: Relation = (view, fleet) =>
  Object.keys(fleet.trust).flatMap(zone => {
    const own = `\${${addressOf(view, 'aws_s3_bucket', 'bucket', cacheBucketName(fleet, zone))}.arn}/*`;
    const ways = [READS, WRITES].filter(way => !reachOf(view, fleet, zone, way).includes(own));
    return ways.map(way => `${zone} has no right ${way} to its own cache`);
  });
