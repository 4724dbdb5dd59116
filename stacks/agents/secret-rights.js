import { secretsKeyRight } from '../secrets-key-right.ts';
/** The secrets whose `agents` name the zone, and the key for exactly these. */
export function secretRights({ fleet, zone, stores, keyArn }) {
    const resources = [...stores.secretArns].flatMap(([name, arn]) => fleet.secrets[name]?.agents.includes(zone) ? [arn] : []);
    if (resources.length === 0)
        return [];
    return [
        { sid: 'SecretsRead', actions: ['secretsmanager:GetSecretValue'], resources },
        secretsKeyRight(fleet, keyArn, resources),
    ];
}
