import { artefactRights, cacheRights } from './bucket-rights.ts';
import { fileSystemRights } from './file-system-rights.ts';
import { registryRights } from './registry-rights.ts';
import { secretRights } from './secret-rights.ts';
import { sessionAgentRights } from './session-agent-rights.ts';
/** All that the agents of a trust zone may do in AWS. Whoever gets a build to run there may do as much. */
export function zoneRights(props) {
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
