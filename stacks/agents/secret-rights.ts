import type { Statement } from '../policy-document.ts';
import type { ZoneRightsProps } from './zone-rights.ts';

/** The secrets whose `agents` name the zone, and the key for exactly these. */
export function secretRights({ fleet, zone, stores, keyArn }: ZoneRightsProps): readonly Statement[] {
  const resources = [...stores.secretArns].flatMap(([name, arn]) =>
    fleet.secrets[name]?.agents.includes(zone) ? [arn] : [],
  );
  if (resources.length === 0) return [];
  return [
    { sid: 'SecretsRead', actions: ['secretsmanager:GetSecretValue'], resources },
    {
      sid: 'SecretsKey',
      actions: ['kms:Decrypt'],
      resources: [keyArn],
      conditions: {
        StringEquals: {
          'kms:ViaService': `secretsmanager.${fleet.region}.amazonaws.com`,
          'kms:EncryptionContext:SecretARN': resources,
        },
      },
    },
  ];
}
