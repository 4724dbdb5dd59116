import { SecretsmanagerSecret } from '@cdktf/provider-aws/lib/secretsmanager-secret/index.js';
import { Construct } from 'constructs';
import { secretName } from '../../fleet/resolve/names.ts';
/** For so long a deleted secret can be brought back; the longest that AWS offers. */
const RECOVERY_DAYS = 30;
/** The secrets' containers. Values are put in by hand: Terraform's state would show them to all who read it. */
export class SecretContainers extends Construct {
    /** By the secret's name in the fleet file. */
    arns;
    constructor(scope, id, { fleet, keyArn }) {
        super(scope, id);
        this.arns = new Map(Object.entries(fleet.secrets).map(([name, { description }]) => {
            const secret = new SecretsmanagerSecret(this, name, {
                name: secretName(fleet, name),
                ...(description !== '' && { description }),
                kmsKeyId: keyArn,
                recoveryWindowInDays: RECOVERY_DAYS,
            });
            return [name, secret.arn];
        }));
    }
}
