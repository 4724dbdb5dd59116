import { parse } from 'yaml';
import { z } from 'zod';
import type { Fleet } from '../../../fleet/schema/fleet.ts';
import {
  CONFIGURATION_FILE,
  configurationFiles,
} from '../../../jenkins-casc/configuration/configuration-files.ts';

const text = z.string();
const ssh = z.looseObject({ credentialsId: text, host: text, sshHostKeyVerificationStrategy: text });
const connector = ssh.omit({ host: true });
const member = z.strictObject({ name: text, permissions: z.array(text) });
const credential = z.looseObject({ id: text, description: text, scope: z.enum(['SYSTEM', 'GLOBAL']) });

/** The parts of `jenkins.yaml` that tests look at. */
const jenkinsYaml = z.looseObject({
  jenkins: z.looseObject({
    systemMessage: text,
    numExecutors: z.literal(0),
    slaveAgentPort: z.literal(-1),
    securityRealm: z.record(text, z.looseObject({})),
    authorizationStrategy: z.object({
      globalMatrix: z.object({ entries: z.array(z.partialRecord(z.enum(['user', 'group']), member)) }),
    }),
    clouds: z.array(
      z.object({
        eC2Fleet: z.looseObject({
          name: text,
          fleet: text,
          labelString: text,
          disableTaskResubmit: z.literal(true),
          privateIpUsed: z.literal(true),
          computerConnector: z.object({ sSHConnector: connector }),
        }),
      }),
    ),
    nodes: z.array(
      z.object({
        permanent: z.looseObject({
          name: text,
          labelString: text,
          mode: z.literal('EXCLUSIVE'),
          nodeDescription: text,
          numExecutors: z.int(),
          remoteFS: text,
          launcher: z.union([
            z.strictObject({ ssh }),
            z.strictObject({ inbound: z.object({ webSocket: z.literal(true) }) }),
          ]),
        }),
      }),
    ),
    globalNodeProperties: z.tuple([
      z.object({ envVars: z.object({ env: z.array(z.object({ key: text, value: text })) }) }),
    ]),
    views: z.array(z.record(text, z.looseObject({ name: text, jobNames: z.array(text).optional() }))),
  }),
  credentials: z.object({
    system: z.object({
      domainCredentials: z.tuple([z.object({ credentials: z.array(z.record(text, credential)) })]),
    }),
  }),
});

/** The configuration of a fleet's Jenkins, as text. */
export const configurationText = (fleet: Fleet): string =>
  configurationFiles({ fleet }).get(CONFIGURATION_FILE) ?? '';

/** The same as Jenkins would read it, before references are resolved. */
export function jenkinsYamlOf(fleet: Fleet) {
  const { jenkins, credentials } = jenkinsYaml.parse(parse(configurationText(fleet)));
  const matrix = jenkins.authorizationStrategy.globalMatrix.entries.flatMap(entry =>
    Object.entries(entry).map(([kind, { name, permissions }]) => ({ who: `${kind} ${name}`, permissions })),
  );
  return {
    ...jenkins,
    clouds: jenkins.clouds.map(cloud => cloud.eC2Fleet),
    nodes: jenkins.nodes.map(node => node.permanent),
    variables: new Map(jenkins.globalNodeProperties[0].envVars.env.map(({ key, value }) => [key, value])),
    credentials: credentials.system.domainCredentials[0].credentials.flatMap(each => Object.values(each)),
    matrix: new Map(matrix.map(({ who, permissions }) => [who, permissions])),
  };
}
