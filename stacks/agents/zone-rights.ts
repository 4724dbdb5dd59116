import { METRICS_RIGHT } from '../metrics-right.ts';
import type { Statement } from '../policy-document.ts';
import { artefactRights, cacheRights } from './bucket-rights.ts';
import { fileSystemRights } from './file-system-rights.ts';
import { registryRights } from './registry-rights.ts';
import { secretRights } from './secret-rights.ts';
import { sessionAgentRights } from './session-agent-rights.ts';
import type { ZoneRightsProps } from './zone-facts.ts';

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
    METRICS_RIGHT,
  ];
}
