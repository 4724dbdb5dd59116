import { SecretsmanagerSecret } from '@cdktf/provider-aws/lib/secretsmanager-secret/index.js';
import { Construct } from 'constructs';
import { secretName } from '../../fleet/resolve/names.ts';
import type { Fleet } from '../../fleet/schema/fleet.ts';

/** For so long a deleted secret can be brought back; the longest that AWS offers. */
const RECOVERY_DAYS = 30;

/** What the containers need to know. */
export interface SecretContainersProps {
  readonly fleet: Fleet;
  readonly keyArn: string;
}

/** The secrets' containers. Values are put in by hand: Terraform's state would show them to all who read it. */
export class SecretContainers extends Construct {
  /** By the secret's name in the fleet file. */
  readonly arns: ReadonlyMap<string, string>;

  constructor(scope: Construct, id: string, { fleet, keyArn }: SecretContainersProps) {
    super(scope, id);
    this.arns = new Map(
      Object.entries(fleet.secrets).map(([name, { description }]) => {
        const secret = new SecretsmanagerSecret(this, name, {
          name: secretName(fleet, name),
          ...(description !== '' && { description }),
          kmsKeyId: keyArn,
          recoveryWindowInDays: RECOVERY_DAYS,
        });
        return [name, secret.arn];
      }),
    );
  }
}
