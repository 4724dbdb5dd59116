import type { Fleet } from '../fleet/schema/fleet.ts';
import type { Statement } from './policy-document.ts';

/** The right to use the fleet's key for exactly these secrets, and only by way of Secrets Manager. */
export const secretsKeyRight = (
  { region }: Pick<Fleet, 'region'>,
  keyArn: string,
  secretArns: readonly string[],
): Statement => ({
  sid: 'SecretsKey',
  actions: ['kms:Decrypt'],
  resources: [keyArn],
  conditions: {
    StringEquals: {
      'kms:ViaService': `secretsmanager.${region}.amazonaws.com`,
      'kms:EncryptionContext:SecretARN': secretArns,
    },
  },
});
