import type { Fleet } from '../../fleet/schema/fleet.ts';
import type { Statement } from '../policy-document.ts';
import { artefactRights, cacheRights } from './bucket-rights.ts';
import { fileSystemRights } from './file-system-rights.ts';
import { registryRights } from './registry-rights.ts';
import { secretRights } from './secret-rights.ts';
import { sessionAgentRights } from './session-agent-rights.ts';

/** The stores of a fleet, as far as rights name them. */
export interface StoreArns {
  readonly cacheBucketArns: ReadonlyMap<string, string>;
  readonly artefactBucketArn: string;
  readonly registryArns: readonly string[];
  readonly secretArns: ReadonlyMap<string, string>;
  readonly fileSystem:
    | { readonly arn: string; readonly accessPointArns: ReadonlyMap<string, string> }
    | undefined;
}

/** A trust zone and what its rights name. */
export interface ZoneRightsProps {
  readonly fleet: Fleet;
  readonly zone: string;
  readonly stores: StoreArns;
  readonly keyArn: string;
  readonly logGroupArn: string;
  /** Twelve digits. */
  readonly account: string;
}

/** All that the agents of a trust zone may do in AWS. Whoever gets a build to run there may do as much. */
export function zoneRights(props: ZoneRightsProps): readonly Statement[] {
  return [
    ...cacheRights(props),
    ...artefactRights(props),
    ...registryRights(props),
    ...secretRights(props),
    ...fileSystemRights(props),
    ...sessionAgentRights(props),
    {
      sid: 'LogsWrite',
      actions: ['logs:CreateLogStream', 'logs:DescribeLogStreams', 'logs:PutLogEvents'],
      resources: [`${props.logGroupArn}:*`],
    },
  ];
}
